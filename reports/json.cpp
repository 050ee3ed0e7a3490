#include <nlohmann/json.hpp>
#include <ostream>

#include "auditor/engine/report_json.hpp"
#include "reports/report_writer.hpp"

namespace phiward {

void write_json(std::ostream& out, const AuditReport& report) {
  // ASCII only, so that nothing foreign reaches a terminal as it is. Text that is not
  // UTF-8 is replaced, because a report with a flaw is better than none.
  using Json = nlohmann::json;
  out << to_json(report).dump(2, ' ', true, Json::error_handler_t::replace) << '\n';
}

}  // namespace phiward
