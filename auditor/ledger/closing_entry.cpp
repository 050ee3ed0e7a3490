#include "auditor/ledger/closing_entry.hpp"

#include "auditor/engine/report_json.hpp"
#include "auditor/ledger/entry.hpp"

namespace phiward {

using Json = nlohmann::json;

Json closing_data(const AuditReport& report, std::int64_t seq) {
  Json head = to_json_without_findings(report);
  head["ledger_seq"] = seq;
  for (const char* derived : {"complete", "stats"}) head.erase(derived);
  for (const char* list : kRunLists) head.erase(list);
  return {{"target", report.target}, {"report", std::move(head)}};
}

Json closing_body(Database& database, std::int64_t seq) {
  Entry entry;
  if (!EntryReader(database, seq, 1).next(entry)) throw database.error("an entry is missing");
  return parse_body(database, entry);
}

std::int64_t lists_of(const Json& closing) {
  return closing.at("data").value("lists_of", std::int64_t{0});
}

}  // namespace phiward
