#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <string_view>

#include "auditor/engine/finding_text.hpp"
#include "auditor/engine/report_json.hpp"
#include "reports/report_writer.hpp"

namespace phiward {
namespace {

constexpr std::size_t kAtATime = 256 << 10;

void write_findings(std::ostream& out, const std::vector<LocatedFinding>& findings) {
  std::string text;
  for (const LocatedFinding& located : findings) {
    text += &located == &findings.front() ? "\n    " : ",\n    ";
    append_json(text, located, JsonStyle::pretty);
    if (text.size() < kAtATime) continue;
    out << text;
    text.clear();
  }
  if (!findings.empty()) text += "\n  ";
  out << text;
}

}  // namespace

void write_json(std::ostream& out, const AuditReport& report) {
  // ASCII only, so that nothing foreign reaches a terminal as it is. Text that is not
  // UTF-8 is replaced, because a report with a flaw is better than none.
  using Json = nlohmann::json;
  const std::string rest =
      to_json_without_findings(report).dump(2, ' ', true, Json::error_handler_t::replace);
  // No text inside holds a line break: where this stands is the top level's list.
  constexpr std::string_view kEmptyList = "\n  \"findings\": [";
  const std::size_t list = rest.find(kEmptyList) + kEmptyList.size();
  out << std::string_view(rest).substr(0, list);
  write_findings(out, report.findings);
  out << std::string_view(rest).substr(list) << '\n';
}

}  // namespace phiward
