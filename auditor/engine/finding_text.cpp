#include "auditor/engine/finding_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>
#include <string_view>

#include "auditor/engine/report_json.hpp"

namespace phiward {
namespace {

constexpr std::size_t kIndent = 6;  // of what a finding has, in a report

bool stands_for_itself(char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; }

// Writes one object, key by key; the caller gives the keys in their order.
class ObjectText {
 public:
  // `indent`: of the keys, in spaces, where it is pretty.
  ObjectText(std::string& out, JsonStyle style, std::size_t indent)
      : out_(out), style_(style), indent_(indent) {
    out_ += '{';
  }

  // `key` is all that stands before the value in canonical form: ,"key":
  void begin(std::string_view key) {
    if (pretty()) {
      if (key.front() == ',') out_ += ',';
      new_line(indent_);
      key.remove_prefix(key.front() == ',' ? 1 : 0);
    }
    out_ += key;
    if (pretty()) out_ += ' ';
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

  void yes(std::string_view key) {
    begin(key);
    out_ += "true";
  }

  void real(std::string_view key, double value) {
    begin(key);
    out_ += nlohmann::json(value).dump();
  }

  [[nodiscard]] ObjectText object(std::string_view key) {
    begin(key);
    return {out_, style_, indent_ + 2};
  }

  void list(std::string_view key, const std::vector<std::string>& values) {
    begin(key);
    out_ += '[';
    for (const std::string& value : values) {
      if (&value != &values.front()) out_ += ',';
      if (pretty()) new_line(indent_ + 2);
      quoted(value);
    }
    if (pretty() && !values.empty()) new_line(indent_);
    out_ += ']';
  }

  void end() {
    if (pretty()) new_line(indent_ - 2);
    out_ += '}';
  }

 private:
  [[nodiscard]] bool pretty() const { return style_ == JsonStyle::pretty; }
  void new_line(std::size_t indent) { out_.append(1, '\n').append(indent, ' '); }

  void quoted(std::string_view value) {
    if (std::ranges::all_of(value, stands_for_itself)) {
      out_ += '"';
      out_ += value;
      out_ += '"';
    } else {
      using Json = nlohmann::json;
      out_ += Json(value).dump(-1, ' ', pretty(), Json::error_handler_t::replace);
    }
  }

  std::string& out_;
  JsonStyle style_;
  std::size_t indent_;
};

void append_names(ObjectText object, const NameList& list) {
  object.number("\"count\":", list.count);
  object.list(",\"first\":", list.names);
  object.end();
}

void append_exposure(ObjectText object, const Exposure& exposure) {
  object.text("\"last_commit\":", exposure.last_commit);
  if (exposure.moved) object.yes(",\"moved\":");
  if (exposure.other_paths.count > 0) {
    append_names(object.object(",\"other_paths\":"), exposure.other_paths);
  }
  append_names(object.object(",\"refs\":"), exposure.refs);
  append_names(object.object(",\"tips\":"), exposure.tips);
  object.end();
}

}  // namespace

void append_json(std::string& out, const LocatedFinding& located, JsonStyle style) {
  const Finding& finding = located.finding;
  const char hipaa = hipaa_letter(finding.identifier);
  ObjectText object(out, style, kIndent);
  object.text("\"blob\":", located.blob);
  object.number(",\"byte_end\":", finding.byte_end);
  object.number(",\"byte_start\":", finding.byte_start);
  object.number(",\"column\":", finding.column);
  object.text(",\"commit\":", located.commit);
  object.real(",\"confidence\":", shown_confidence(finding.confidence));
  if (located.exposure) append_exposure(object.object(",\"exposure\":"), *located.exposure);
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
