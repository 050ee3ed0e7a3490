#include "auditor/cli/output.hpp"

#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "reports/report_writer.hpp"
#include "rules/shape.hpp"

namespace phiward {

void add_output_options(CLI::App& command, OutputOptions& options) {
  std::vector<std::string> names;
  for (const ReportFormat& format : report_formats()) names.emplace_back(format.name);
  command.add_option("--format", options.format, "How the report is written")
      ->check(CLI::IsMember(names))
      ->capture_default_str();
  command.add_option("--output", options.file, "Write the report to this file");
}

namespace {

// A device or a pipe is written into. Renaming would put a file in its place: as root, even
// in that of /dev/null.
bool is_no_file(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
}

}  // namespace

void write_report(const AuditReport& report, const OutputOptions& options) {
  const auto write = find_report_format(options.format)->write;
  write_output(options, [&](std::ostream& out) { write(out, report); });
}

void write_output(const OutputOptions& options, const std::function<void(std::ostream&)>& write) {
  if (!options.file) {
    write(std::cout);
    std::cout.flush();
    if (!std::cout) throw std::runtime_error("cannot write the report to standard output");
    return;
  }
  // A reader never sees half a report: it is renamed into place when it is complete.
  const bool in_place = is_no_file(*options.file);
  const std::filesystem::path partial = options.file->string() + (in_place ? "" : ".partial");
  std::ofstream out(partial, std::ios::binary | std::ios::trunc);
  write(out);
  out.close();
  std::error_code error;
  if (out && !in_place) std::filesystem::rename(partial, *options.file, error);
  if (!out || error) {
    std::error_code ignored;
    if (!in_place) std::filesystem::remove(partial, ignored);
    throw std::runtime_error("cannot write the report to " + printable(options.file->string()));
  }
}

}  // namespace phiward
