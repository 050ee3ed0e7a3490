#include <algorithm>
#include <iostream>
#include <iterator>

#include "auditor/cli/command.hpp"
#include "auditor/cli/output.hpp"
#include "auditor/engine/file_scan.hpp"

namespace phiward {
namespace {

struct Options {
  SiteOptions site;
  OutputOptions output;
  std::vector<std::filesystem::path> paths;
};

AuditReport scan(const Site& site, const std::vector<std::filesystem::path>& paths) {
  const std::uint64_t most = site.config().max_blob_bytes;
  if (paths.size() != 1 || paths.front() != "-") return scan_files(paths, site.inspector(), most);
  std::string text;
  for (char buffer[65536]; std::cin.read(buffer, sizeof buffer) || std::cin.gcount() > 0;) {
    text.append(buffer, static_cast<std::size_t>(std::cin.gcount()));
    if (text.size() > most) throw ConfigError("standard input is larger than max_blob_mib");
  }
  if (std::cin.bad()) {
    throw ConfigError("standard input cannot be read; redirect a file or a pipe into it");
  }
  return scan_text(text, site.inspector());
}

ExitStatus run(const Options& options) {
  const Site site(options.site);
  AuditReport report = scan(site, options.paths);
  site.sign(report);
  write_report(report, options.output);
  return status_of(report, site.config().fail_on);
}

}  // namespace

void add_scan_command(CLI::App& app, Action& chosen) {
  CLI::App* command = app.add_subcommand(
      "scan", "Search files, directories or standard input (-); nothing is recorded");
  const auto options = std::make_shared<Options>();
  command->add_option("PATH", options->paths, "Files and directories, or - alone")->required();
  add_output_options(*command, options->output);
  add_site_options(*command, options->site);
  command->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace phiward
