// Reports read back: `phiward report --from`, and entries of a ledger.
#include "auditor/engine/report_json.hpp"

#include <nlohmann/json.hpp>
#include <optional>

#include "tests/fuzz/fuzz_target.hpp"

namespace {

std::optional<phiward::AuditReport> read(const nlohmann::json& json) {
  try {
    return phiward::report_from_json(json);
  } catch (const phiward::ReportJsonError&) {
    return std::nullopt;  // refused, as promised
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using phiward::test::require;
  const auto text = phiward::test::text_of(data, size);
  const auto json = nlohmann::json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (json.is_discarded()) return 0;
  const auto report = read(json);
  if (!report) return 0;

  const std::string written = phiward::to_json(*report).dump();
  const auto again = read(nlohmann::json::parse(written));
  require(again.has_value(), "what is written can be read");
  require(phiward::to_json(*again).dump() == written, "a report read back is the same report");
  return 0;
}
