#include "auditor/engine/report_json.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace phiward {
namespace {

using Json = nlohmann::json;  // an ordered map: keys come out sorted

constexpr std::string_view kSchema = "phiward.findings/1";

// So that the same report is the same text on every machine.
double rounded(double value, double steps) { return std::round(value * steps) / steps; }

// Typed access to one object. `where` names it in errors ("findings[3]").
class Reader {
 public:
  Reader(const Json& json, std::string where) : json_(json), where_(std::move(where)) {
    if (!json_.is_object()) throw ReportJsonError("report JSON: " + where_ + " is not an object");
  }

  [[nodiscard]] const Json& at(const char* key, bool (*is_right)(const Json&),
                               std::string_view wanted) const {
    const auto found = json_.find(key);
    if (found == json_.end()) throw error(key, "is missing");
    if (!is_right(*found)) throw error(key, "is not " + std::string(wanted));
    return *found;
  }

  [[nodiscard]] bool has(const char* key) const { return json_.contains(key); }

  [[nodiscard]] std::string text(const char* key) const {
    return at(
               key, [](const Json& value) { return value.is_string(); }, "a text")
        .get<std::string>();
  }

  [[nodiscard]] std::string optional_text(const char* key) const {
    return json_.contains(key) ? text(key) : std::string();
  }

  // No measure of ours comes near 1e12, and what is larger cannot be rounded safely.
  [[nodiscard]] double number(const char* key) const {
    const auto is_measure = [](const Json& value) {
      return value.is_number() && std::abs(value.get<double>()) < 1e12;
    };
    return at(key, is_measure, "a number below 1e12").get<double>();
  }

  [[nodiscard]] bool boolean(const char* key) const {
    return at(
               key, [](const Json& value) { return value.is_boolean(); }, "true or false")
        .get<bool>();
  }

  template <class Integer>
  [[nodiscard]] Integer count(const char* key) const {
    const auto is_count = [](const Json& value) {
      return value.is_number_unsigned() ||
             (value.is_number_integer() && value.get<std::int64_t>() >= 0);
    };
    const Json& json = at(key, is_count, "a count");
    const auto value = json.get<std::uint64_t>();
    if (value > std::numeric_limits<Integer>::max()) throw error(key, "is too large");
    return static_cast<Integer>(value);
  }

  template <class Word>
  [[nodiscard]] Word word(const char* key) const {
    const auto parsed = parse_word<Word>(text(key));
    if (!parsed) throw error(key, "is not a word this version knows");
    return *parsed;
  }

  [[nodiscard]] Reader object(const char* key) const {
    return {at(
                key, [](const Json& value) { return value.is_object(); }, "an object"),
            key};
  }

  [[nodiscard]] const Json& array(const char* key) const {
    return at(
        key, [](const Json& value) { return value.is_array(); }, "a list");
  }

  template <class Item>
  [[nodiscard]] std::vector<Item> list(const char* key, Item (*read)(const Reader&)) const {
    std::vector<Item> items;
    for (const Json& json : array(key)) {
      items.push_back(read(Reader(json, key + ("[" + std::to_string(items.size()) + "]"))));
    }
    return items;
  }

  [[nodiscard]] ReportJsonError error(std::string_view key, std::string_view problem) const {
    return ReportJsonError("report JSON: \"" + std::string(key) + "\" of " + where_ + " " +
                           std::string(problem));
  }

 private:
  const Json& json_;
  std::string where_;
};

std::vector<std::string> read_texts(const Reader& reader, const char* key) {
  std::vector<std::string> texts;
  for (const Json& text : reader.array(key)) {
    if (!text.is_string()) throw reader.error(key, "holds something that is not a text");
    texts.push_back(text.get<std::string>());
  }
  return texts;
}

Finding read_finding(const Reader& reader) {
  Finding finding;
  finding.rule = reader.text("rule");
  finding.title = reader.text("title");
  finding.identifier = reader.word<Identifier>("identifier");
  finding.outcome = reader.word<Outcome>("outcome");
  finding.subject = reader.word<Subject>("subject");
  finding.confidence = reader.number("confidence");
  finding.byte_start = reader.count<std::uint64_t>("byte_start");
  finding.byte_end = reader.count<std::uint64_t>("byte_end");
  finding.line = reader.count<std::uint32_t>("line");
  finding.column = reader.count<std::uint32_t>("column");
  finding.field = reader.text("field");
  finding.preview = reader.text("preview");
  finding.fingerprint = reader.text("fingerprint");
  finding.individual = reader.optional_text("individual");
  finding.reasons = read_texts(reader, "reasons");
  return finding;
}

NameList read_names(const Reader& reader) {
  NameList list;
  list.count = reader.count<std::uint64_t>("count");
  list.names = read_texts(reader, "first");
  return list;
}

std::shared_ptr<const Exposure> read_exposure(const Reader& reader) {
  Exposure exposure;
  exposure.last_commit = reader.text("last_commit");
  exposure.tips = read_names(reader.object("tips"));
  exposure.refs = read_names(reader.object("refs"));
  if (reader.has("other_paths")) exposure.other_paths = read_names(reader.object("other_paths"));
  exposure.moved = reader.has("moved") && reader.boolean("moved");
  return std::make_shared<const Exposure>(std::move(exposure));
}

LocatedFinding read_located(const Reader& reader) {
  LocatedFinding located;
  located.finding = read_finding(reader);
  located.surface = reader.word<Surface>("surface");
  located.path = reader.text("path");
  located.member = reader.optional_text("member");
  located.commit = reader.text("commit");
  located.blob = reader.text("blob");
  located.occurrences = reader.count<std::uint64_t>("occurrences");
  if (reader.has("exposure")) located.exposure = read_exposure(reader.object("exposure"));
  return located;
}

Unscanned read_unscanned(const Reader& reader) {
  return {reader.text("kind"), reader.text("id"), reader.text("path"), reader.text("reason")};
}

Coverage read_coverage(const Reader& report) {
  const Reader figures = report.object("coverage");
  Coverage coverage;
  coverage.refs = figures.count<std::uint64_t>("refs");
  coverage.commits = figures.count<std::uint64_t>("commits");
  coverage.trees = figures.count<std::uint64_t>("trees");
  coverage.tags = figures.count<std::uint64_t>("tags");
  coverage.blobs = figures.count<std::uint64_t>("blobs");
  coverage.paths = figures.count<std::uint64_t>("paths");
  coverage.bytes = figures.count<std::uint64_t>("bytes");
  coverage.unscanned = report.list("unscanned", read_unscanned);
  coverage.binary = report.list("binary", read_unscanned);
  return coverage;
}

Json figures_of(const Coverage& coverage) {
  return {{"refs", coverage.refs},  {"commits", coverage.commits}, {"trees", coverage.trees},
          {"tags", coverage.tags},  {"blobs", coverage.blobs},     {"paths", coverage.paths},
          {"bytes", coverage.bytes}};
}

// Reports from before rules could be disabled have no list of them.
Json tool_of(const AuditReport& report) {
  Json tool = {
      {"version", report.version}, {"rules_digest", report.rules_digest}, {"rules", report.rules}};
  if (!report.disabled_rules.empty()) tool["disabled_rules"] = report.disabled_rules;
  return tool;
}

// Totals for readers that do not want to count; derived, so never read back.
Json stats_of(const AuditReport& report) {
  return {{"block", count(report, Outcome::block)}, {"warn", count(report, Outcome::warn)},
          {"info", count(report, Outcome::info)},   {"findings", report.findings.size()},
          {"records", count_individuals(report)},   {"unscanned", report.coverage.unscanned.size()},
          {"binary", report.coverage.binary.size()}};
}

template <class Item>
Json list_of(const std::vector<Item>& items) {
  Json list = Json::array();
  for (const Item& item : items) list.push_back(to_json(item));
  return list;
}

}  // namespace

double shown_confidence(double confidence) { return rounded(confidence, 100); }

Json to_json(const LocatedFinding& located) {
  const Finding& finding = located.finding;
  Json json = {{"rule", finding.rule},
               {"title", finding.title},
               {"identifier", to_string(finding.identifier)},
               {"hipaa", std::string(1, hipaa_letter(finding.identifier))},
               {"outcome", to_string(finding.outcome)},
               {"confidence", shown_confidence(finding.confidence)},
               {"subject", to_string(finding.subject)},
               {"surface", to_string(located.surface)},
               {"path", located.path},
               {"line", finding.line},
               {"column", finding.column},
               {"byte_start", finding.byte_start},
               {"byte_end", finding.byte_end},
               {"field", finding.field},
               {"preview", finding.preview},
               {"fingerprint", finding.fingerprint},
               {"individual", finding.individual},
               {"commit", located.commit},
               {"blob", located.blob},
               {"occurrences", located.occurrences},
               {"reasons", finding.reasons}};
  if (!located.member.empty()) json["member"] = located.member;
  if (located.exposure) json["exposure"] = to_json(*located.exposure);
  return json;
}

Json to_json(const Exposure& exposure) {
  const auto names = [](const NameList& list) {
    return Json{{"count", list.count}, {"first", list.names}};
  };
  Json json = {{"last_commit", exposure.last_commit},
               {"tips", names(exposure.tips)},
               {"refs", names(exposure.refs)}};
  if (exposure.other_paths.count > 0) json["other_paths"] = names(exposure.other_paths);
  if (exposure.moved) json["moved"] = true;
  return json;
}

Json to_json(const Unscanned& unscanned) {
  return {{"kind", unscanned.kind},
          {"id", unscanned.id},
          {"path", unscanned.path},
          {"reason", unscanned.reason}};
}

Json to_json(const AuditReport& report) {
  Json json = to_json_without_findings(report);
  json["findings"] = list_of(report.findings);
  return json;
}

Json to_json_without_findings(const AuditReport& report) {
  Json json = {{"schema", kSchema},
               {"tool", tool_of(report)},
               {"target", report.target},
               {"started", report.started},
               {"seconds", rounded(report.seconds, 1000)},
               {"ledger_seq", report.ledger_seq},
               {"complete", report.complete()},
               {"coverage", figures_of(report.coverage)},
               {"findings", Json::array()},
               {"unscanned", list_of(report.coverage.unscanned)},
               {"binary", list_of(report.coverage.binary)},
               {"stats", stats_of(report)}};
  if (!report.limits.empty()) json["limits"] = report.limits;
  return json;
}

AuditReport report_from_json(const Json& json) {
  const Reader reader(json, "the report");
  if (reader.text("schema") != kSchema) {
    throw reader.error("schema", "is not " + std::string(kSchema) + "; use a newer phiward");
  }
  const Reader tool = reader.object("tool");
  AuditReport report;
  report.version = tool.text("version");
  report.rules_digest = tool.text("rules_digest");
  report.rules = tool.count<std::uint64_t>("rules");
  if (tool.has("disabled_rules")) report.disabled_rules = read_texts(tool, "disabled_rules");
  report.target = reader.text("target");
  report.started = reader.text("started");
  report.seconds = reader.number("seconds");
  report.ledger_seq = reader.count<std::uint64_t>("ledger_seq");
  report.findings = reader.list("findings", read_located);
  if (reader.has("limits")) report.limits = read_texts(reader, "limits");
  report.coverage = read_coverage(reader);
  // A report that lost its list of gaps must not read as complete.
  if (reader.boolean("complete") != report.complete()) {
    throw reader.error("complete", "contradicts \"unscanned\"");
  }
  return report;
}

}  // namespace phiward
