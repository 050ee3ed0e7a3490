#include <algorithm>
#include <charconv>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <sstream>

#include "auditor/cli/command.hpp"
#include "auditor/content/container_kind.hpp"
#include "auditor/content/decode.hpp"
#include "auditor/engine/file_scan.hpp"
#include "reports/columns.hpp"
#include "reports/figures.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

constexpr std::size_t kColumns = 80;

struct Options {
  SiteOptions site;
  std::string place;  // FILE:LINE
};

struct Place {
  std::string file;
  std::uint32_t line = 0;
};

Place place_of(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  Place place;
  if (colon != std::string::npos && colon > 0) {
    const char* const end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data() + colon + 1, end, place.line);
    if (parsed.ec == std::errc{} && parsed.ptr == end && place.line > 0) {
      place.file = text.substr(0, colon);
      return place;
    }
  }
  throw ConfigError("explain takes FILE:LINE, as findings are shown: notes/visit.txt:12");
}

// Empty where lines are not the file's but those of what it holds.
std::optional<std::uint64_t> lines_in(const std::string& file) {
  if (!std::filesystem::is_regular_file(file)) return std::nullopt;
  std::ifstream in(file, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (container_kind(bytes)) return std::nullopt;
  const Text decoded = decode(bytes);
  const std::string_view text = decoded.text();
  const bool unended = !text.empty() && !text.ends_with('\n');
  return static_cast<std::uint64_t>(std::ranges::count(text, '\n')) + (unended ? 1 : 0);
}

// Everything that was weighed, also what came out below `info`. Nothing needs a fingerprint here.
Inspector weighing_inspector(const Site& site) {
  Thresholds thresholds = site.config().thresholds;
  thresholds.info = 0;
  return {site.catalog(), thresholds, [](Identifier, std::string_view) { return std::string(); }};
}

void write_wrapped(const std::string& text, const std::string& indent) {
  for (const std::string& line : wrapped(text, kColumns, indent)) std::cout << line << '\n';
}

std::string whose(const Finding& finding) {
  return finding.subject == Subject::unknown ? "nobody in particular"
                                             : std::string(to_string(finding.subject));
}

void write_finding(const Finding& finding, const Thresholds& thresholds) {
  const bool dropped = finding.confidence < thresholds.info;
  std::ostringstream judgement;
  judgement << (dropped ? "not reported" : to_string(finding.outcome)) << ", confidence "
            << std::fixed << std::setprecision(2) << finding.confidence << " (block from "
            << thresholds.block << ", warn from " << thresholds.warn << ", info from "
            << thresholds.info << ')';
  std::cout << '\n';
  write_wrapped("column " + std::to_string(finding.column) + ": " + printable(finding.title) +
                    ", rule " + finding.rule,
                "  ");
  write_wrapped("looks like  " + printable(finding.preview), "    ");
  write_wrapped("judged      " + judgement.str(), "    ");
  write_wrapped("whose       " + whose(finding), "    ");
  std::cout << "    because\n";
  for (const std::string& reason : finding.reasons) write_wrapped(printable(reason), "      - ");
}

ExitStatus run(const Options& options) {
  const Place place = place_of(options.place);
  const Site site(options.site);
  const Inspector inspector = weighing_inspector(site);
  const AuditReport report = scan_files({place.file}, inspector, site.config().max_blob_bytes);
  for (const Unscanned& gap : report.coverage.unscanned) {
    std::cout << gap.path << " was not looked at: " << printable(gap.reason) << '\n';
  }
  if (!report.coverage.complete()) return ExitStatus::incomplete;
  if (const auto lines = lines_in(place.file); lines && place.line > *lines) {
    throw ConfigError(report.target + " has only " + counted(*lines, "line", "lines"));
  }
  std::cout << report.target << ", line " << place.line << '\n';
  bool found = false;
  for (const LocatedFinding& located : report.findings) {
    if (located.finding.line != place.line) continue;
    write_finding(located.finding, site.config().thresholds);
    found = true;
  }
  if (found) {
    std::cout << "\nWeights in brackets are log-odds; their sum makes the confidence.\n";
  } else {
    write_wrapped(
        "Nothing on this line has the form of an identifier, stands under the name of "
        "one, or lies beside one. A value found several times in a file is shown where "
        "it stands first.",
        "  ");
  }
  return ExitStatus::clean;
}

}  // namespace

void add_explain_command(CLI::App& app, Action& chosen) {
  CLI::App* command =
      app.add_subcommand("explain", "Why a line of a file is, or is not, a finding");
  const auto options = std::make_shared<Options>();
  command->add_option("FILE:LINE", options->place, "A place, as findings are shown")->required();
  add_site_options(*command, options->site);
  command->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace phiward
