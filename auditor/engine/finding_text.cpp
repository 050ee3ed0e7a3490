#include "auditor/engine/finding_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string_view>

#include "auditor/engine/report_json.hpp"

namespace phiward {
namespace {

bool stands_for_itself(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

// Writes one object, key by key; the caller gives the keys in their order.
class ObjectText {
 public:
  ObjectText(std::string& out, JsonStyle style) : out_(out), pretty_(style == JsonStyle::pretty) {
    out_ += '{';
  }

  // `key` is all that stands before the value in canonical form: ,"key":
  void begin(std::string_view key) {
    if (pretty_) {
      if (key.front() == ',') out_ += ',';
      out_ += "\n      ";
      key.remove_prefix(key.front() == ',' ? 1 : 0);
    }
    out_ += key;
    if (pretty_) out_ += ' ';
  }

  void text(std::string_view key, std::string_view value) {
    begin(key);
    quoted(value);
  }

  void number(std::string_view key, std::uint64_t value) {
    begin(key);
    std::array<char, 20> digits{};
    out_.append(digits.data(), std::to_chars(digits.begin(), digits.end(), value).ptr);
  }

  void other(std::string_view key, const nlohmann::json& value) {
    begin(key);
    using Json = nlohmann::json;
    for (const char c :
         value.dump(pretty_ ? 2 : -1, ' ', pretty_, Json::error_handler_t::replace)) {
      out_ += c;
      if (c == '\n') out_ += "      ";  // none stands inside a text
    }
  }

  void list(std::string_view key, const std::vector<std::string>& values) {
    begin(key);
    out_ += '[';
    for (const std::string& value : values) {
      if (&value != &values.front()) out_ += ',';
      if (pretty_) out_ += "\n        ";
      quoted(value);
    }
    if (pretty_ && !values.empty()) out_ += "\n      ";
    out_ += ']';
  }

  void end() { out_ += pretty_ ? "\n    }" : "}"; }

 private:
  void quoted(std::string_view value) {
    if (std::ranges::all_of(value, stands_for_itself)) {
      out_ += '"';
      out_ += value;
      out_ += '"';
    } else {
      using Json = nlohmann::json;
      out_ += Json(value).dump(-1, ' ', pretty_, Json::error_handler_t::replace);
    }
  }

  std::string& out_;
  bool pretty_;
};

}  // namespace

void append_json(std::string& out, const LocatedFinding& located, JsonStyle style) {
  const Finding& finding = located.finding;
  const char hipaa = hipaa_letter(finding.identifier);
  ObjectText object(out, style);
  object.text("\"blob\":", located.blob);
  object.number(",\"byte_end\":", finding.byte_end);
  object.number(",\"byte_start\":", finding.byte_start);
  object.number(",\"column\":", finding.column);
  object.text(",\"commit\":", located.commit);
  object.other(",\"confidence\":", shown_confidence(finding.confidence));
  if (located.exposure) object.other(",\"exposure\":", to_json(*located.exposure));
  object.text(",\"field\":", finding.field);
  object.text(",\"fingerprint\":", finding.fingerprint);
  object.text(",\"hipaa\":", {&hipaa, 1});
  object.text(",\"identifier\":", to_string(finding.identifier));
  object.text(",\"individual\":", finding.individual);
  object.number(",\"line\":", finding.line);
  if (!located.member.empty()) object.text(",\"member\":", located.member);
  object.number(",\"occurrences\":", located.occurrences);
  object.text(",\"outcome\":", to_string(finding.outcome));
  object.text(",\"path\":", located.path);
  object.text(",\"preview\":", finding.preview);
  object.list(",\"reasons\":", finding.reasons);
  object.text(",\"rule\":", finding.rule);
  object.text(",\"subject\":", to_string(finding.subject));
  object.text(",\"surface\":", to_string(located.surface));
  object.text(",\"title\":", finding.title);
  object.end();
}

}  // namespace phiward
