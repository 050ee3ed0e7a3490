// Where a report goes: standard output, or a file that is whole or not there.
#pragma once

#include <filesystem>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "auditor/engine/audit_report.hpp"

namespace CLI {
class App;
}

namespace phiward {

struct OutputOptions {
  std::string format = "text";
  std::optional<std::filesystem::path> file;
};

// --format and --output.
void add_output_options(CLI::App& command, OutputOptions& options);

// Both throw std::runtime_error, naming the file, when it cannot be written in full.
void write_report(const AuditReport& report, const OutputOptions& options);
void write_output(const OutputOptions& options, const std::function<void(std::ostream&)>& write);

}  // namespace phiward
