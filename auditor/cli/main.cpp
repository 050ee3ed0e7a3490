// phiward: the command table, and the one place where exceptions end.
#include <exception>
#include <fcntl.h>
#include <iostream>
#include <unistd.h>

#include "auditor/cli/command.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

constexpr AddCommand kCommands[] = {
    add_scan_command,  add_audit_command,  add_gate_command,    add_report_command,
    add_rules_command, add_ledger_command, add_explain_command,
};

constexpr const char* kFooter =
    "Exit status: 0 clean, 1 findings, 2 usage or configuration, 3 incomplete.";

// A file opened while one of these is closed would get its number, and what is meant for
// people would be written into it. Opened the wrong way round, so that using it still fails.
void hold_standard_descriptors() {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(descriptor, F_GETFD) >= 0) continue;
    ::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

ExitStatus run(int argc, char** argv) {
  CLI::App app("phiward keeps protected health information out of git.", "phiward");
  app.set_version_flag("--version", "phiward " PHIWARD_VERSION);
  app.require_subcommand(0, 1);
  app.footer(kFooter);
  Action chosen;
  for (const AddCommand add : kCommands) add(app, chosen);
  try {
    app.parse(argc, argv);
    // Not asked of CLI11, which would miss the subcommand before it names an unknown word.
    if (!chosen) throw CLI::RequiredError::Subcommand(1);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? ExitStatus::clean : ExitStatus::usage;
  }
  return chosen();
}

}  // namespace
}  // namespace phiward

int main(int argc, char** argv) {
  phiward::hold_standard_descriptors();
  std::ios::sync_with_stdio(false);  // through stdio, std::cin takes a failed read for the end
  try {
    return static_cast<int>(phiward::run(argc, argv));
  } catch (const std::exception& error) {
    std::cerr << "phiward: " << phiward::printable(error.what()) << '\n';
  } catch (...) {
    std::cerr << "phiward: unknown error\n";
  }
  return static_cast<int>(phiward::ExitStatus::usage);
}
