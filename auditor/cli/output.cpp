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

void write_report(const AuditReport& report, const OutputOptions& options) {
  const auto write = find_report_format(options.format)->write;
  if (!options.file) {
    write(std::cout, report);
    std::cout.flush();
    if (!std::cout) throw std::runtime_error("cannot write the report to standard output");
    return;
  }
  // A reader never sees half a report: it is renamed into place when it is complete.
  const std::filesystem::path partial = options.file->string() + ".partial";
  std::ofstream out(partial, std::ios::binary | std::ios::trunc);
  write(out, report);
  out.close();
  std::error_code error;
  if (out) std::filesystem::rename(partial, *options.file, error);
  if (!out || error) {
    std::error_code ignored;
    std::filesystem::remove(partial, ignored);
    throw std::runtime_error("cannot write the report to " + printable(options.file->string()));
  }
}

}  // namespace phiward
