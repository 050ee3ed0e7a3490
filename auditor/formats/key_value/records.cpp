#include "auditor/formats/key_value/records.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "auditor/formats/key_value/positional.hpp"
#include "rules/ascii.hpp"
#include "rules/person_names.hpp"

namespace phiward::key_value {
namespace {

using Kind = Role::Kind;

constexpr std::size_t kLongestValue = 256;  // bytes

// {"name": "ssn", "value": "…"}: names of a name, and names of its value.
constexpr std::array<std::string_view, 14> kSelectors = {
    "attribute", "code", "column", "display",  "field",  "id",   "key",
    "label",     "name", "param",  "property", "system", "type", "use"};
constexpr std::array<std::string_view, 6> kSelected = {"content", "data",  "text",
                                                       "val",     "value", "answer"};

// The catalog's key for a name whose other part stands beside it.
constexpr std::string_view kPairedName = "paired name part";

bool is_one_of(std::span<const std::string_view> words, std::string_view key) {
  return std::ranges::any_of(words, [key](std::string_view word) {
    return std::ranges::equal(word, key, {}, {}, to_lower);
  });
}

bool is_full_name(std::string_view value) {
  return value.find(' ') != value.npos && is_listed_name(value);
}

// "first, last, dob"
std::vector<std::string_view> columns_of(std::string_view names) {
  std::vector<std::string_view> columns;
  if (names.find(',') == names.npos) return columns;
  for (std::size_t at = 0; at <= names.size();) {
    const std::size_t end = std::min(names.find(',', at), names.size());
    columns.push_back(names.substr(at, end - at));
    at = end + 1;
  }
  return columns;
}

// Names have capitals, numbers have digits.
bool may_identify(std::string_view value) {
  constexpr unsigned char kFirstNonAscii = 0x80;
  return std::ranges::any_of(value, [](char c) {
    return is_digit(c) || is_upper(c) || c == '@' ||
           static_cast<unsigned char>(c) >= kFirstNonAscii;
  });
}

bool stands_in(std::string_view text, std::string_view part) {
  const std::less_equal<> before;
  return before(text.data(), part.data()) &&
         before(part.data() + part.size(), text.data() + text.size());
}

}  // namespace

Records::Records(const Document& document, const KeyFilter& keys, Fields& fields)
    : document_(document),
      fields_(fields),
      meanings_(keys.meanings()),
      health_talk_(document.text) {
  scopes_.emplace_back();
}

Role Records::credible(std::string_view name) {
  const Role role = meanings_.role(name);
  if (role.kind != Kind::insured) return role;
  const bool here = stands_in(document_.text, name);
  const std::size_t at = here ? static_cast<std::size_t>(name.data() - document_.text.data()) : 0;
  return document_.of_health || health_talk_.near(at) ? role : Role{};
}

void Records::open(Nest nest, std::string_view name, std::string_view type) {
  Scope scope;
  scope.nest = nest;
  scope.name = name;
  scope.type = type;
  scope.owner = credible(name);
  if (scope.owner.kind == Kind::nobody) scope.owner = credible(type);
  scope.owns = scope.owner.kind != Kind::nobody;
  const Scope& outer = scopes_.back();
  if (!scope.owns) scope.owner = outer.owner;
  const bool element = outer.nest == Nest::list || outer.pairs.empty();
  if (name.empty() && type.empty() && element) {  // it has its list's name
    scope.name = outer.name;
    scope.owns = outer.owns;
  }
  if (scope.owns && nest != Nest::list) scope.record = fields_.new_record();
  scopes_.push_back(std::move(scope));
}

void Records::speaks_of(std::string_view name) {
  Scope& scope = scopes_.back();
  const Role role = credible(name);
  if (scope.owns || role.kind == Kind::nobody) return;
  scope.owner = role;
  scope.owns = true;
}

void Records::pair(std::string_view key, Value value) {
  Scope& scope = scopes_.back();
  if (value.text.empty() || value.text.size() > kLongestValue) return;
  const bool selects = is_one_of(kSelectors, key) || is_one_of(kSelected, key);
  if (!selects && !(meanings_.leaf(key).wanted && may_identify(value.text))) return;
  scope.pairs.push_back({key, value});
  if (scope.pairs.size() >= kMostPairs) interpret(scope);
}

void Records::item(Value value) {
  Scope& scope = scopes_.back();
  if (value.text.size() > kLongestValue || scope.items.size() >= kMostItems) return;
  std::vector<std::string_view> columns = columns_of(value.text);
  const auto names = [this](std::string_view column) { return tells(column); };
  if (std::ranges::count_if(columns, names) >= 2) scope.columns = std::move(columns);
  scope.items.push_back(value);
}

void Records::close() {
  if (scopes_.size() <= 1) return;
  interpret(scopes_.back());
  const Scope closed = std::move(scopes_.back());
  scopes_.pop_back();
  hand_up(closed);
}

void Records::close_all() {
  while (scopes_.size() > 1) close();
  interpret(scopes_.back());
}

// setSsn("…") and dob = parse("…") name the one value in them; phones: ["…"] each.
void Records::hand_up(const Scope& scope) {
  if (scope.items.empty()) return;
  const bool factory = scope.items.size() == 1 && scope.name.empty() &&
                       (tells(scope.type) || meanings_.leaf(scope.type).part != 0);
  if (scope.nest == Nest::object && !factory) return;  // ssn { "…" }
  if (scope.nest == Nest::list) {
    for (const Value& item : scope.items) pair(scope.name, item);
    return;
  }
  if (scope.items.size() > 1) return;
  const Value& only = scope.items.front();
  if (tells(scope.name) || (!scope.name.empty() && !tells(scope.type))) {
    pair(scope.name, only);
  } else if (tells(scope.type) || meanings_.leaf(scope.type).part != 0) {
    pair(scope.type, only);
  } else {
    item(only);
  }
}

void Records::interpret(Scope& scope) {
  add_selected(scope);
  if (scope.nest != Nest::object) add_alternating(scope);
  add_columns(scope);
  add_positional(scope);
  bool first = false;
  bool last = false;
  bool listed = false;
  for (const Pair& pair : scope.pairs) {
    const char part = meanings_.leaf(pair.key).part;
    first = first || part == 'f';
    last = last || part == 'l';
    listed = listed || (part != 0 && is_listed_name(pair.value.text));
  }
  const bool name_parts = first && last;
  for (const Pair& pair : scope.pairs) emit(pair, scope, name_parts, name_parts && listed);
  scope.pairs.clear();
}

void Records::add_selected(Scope& scope) {
  std::string_view selector;
  const Pair* selected = nullptr;
  for (const Pair& pair : scope.pairs) {
    if (is_one_of(kSelected, pair.key)) selected = &pair;
  }
  if (selected == nullptr) return;
  for (const Pair& pair : scope.pairs) {
    if (!is_one_of(kSelectors, pair.key) || pair.value.text == selected->value.text) continue;
    if (tells(pair.value.text)) selector = pair.value.text;
  }
  if (!selector.empty()) scope.pairs.push_back({selector, selected->value});
}

// put("ssn", "…"), Map.of("name", "…", "dob", "…").
void Records::add_alternating(Scope& scope) {
  for (std::size_t i = 0; i + 1 < scope.items.size(); ++i) {
    if (!scope.items[i].quoted || !tells(scope.items[i].text)) continue;
    if (tells(scope.items[i + 1].text)) continue;
    scope.pairs.push_back({scope.items[i].text, scope.items[i + 1]});
    ++i;
  }
}

// Rows below their columns: parametrize("first,last,dob", [("…", "…", "…")]).
void Records::add_columns(Scope& scope) {
  if (scopes_.size() < 2 || &scope != &scopes_.back() || scope.items.size() < 2) return;
  constexpr std::size_t kOuter = 2;  // nests that may have the columns
  for (std::size_t up = 1; up <= kOuter && up < scopes_.size(); ++up) {
    const std::vector<std::string_view>& columns = scopes_[scopes_.size() - 1 - up].columns;
    if (columns.size() != scope.items.size()) continue;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      scope.pairs.push_back({columns[i], scope.items[i]});
    }
    return;
  }
  const auto names = [this](const Value& item) { return tells(item.text); };
  Scope& outer = scopes_[scopes_.size() - 2];
  if (outer.nest == Nest::object || !std::ranges::all_of(scope.items, names)) return;
  std::vector<std::string_view>& columns = outer.columns;
  columns.clear();
  for (const Value& item : scope.items) columns.push_back(item.text);
}

void Records::add_positional(Scope& scope) {
  if (scope.owner.kind != Kind::patient || !scope.owns || scope.items.size() < 2) return;
  if (!scope.pairs.empty()) return;
  const std::vector<std::string_view> keys = keys_by_shape(scope.items);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!keys[i].empty()) scope.pairs.push_back({keys[i], scope.items[i]});
  }
}

void Records::emit(const Pair& pair, Scope& scope, bool name_parts, bool listed) {
  const std::string_view parent = scope.name.empty() ? scope.type : scope.name;
  const Meaning& meaning = meanings_.of(pair.key, {scope.owner, parent, name_parts});
  if (meaning.key.empty() || !may_identify(pair.value.text)) return;
  if (meanings_.leaf(pair.key).person &&
      (!is_full_name(pair.value.text) || credible(pair.key).kind == Kind::nobody)) {
    return;
  }
  const bool supported = listed && meanings_.leaf(pair.key).part != 0;
  add_field(meaning, supported ? kPairedName : meaning.key, pair, record_of(scope));
}

// What stands in a patient's object is the patient's, however deep; other nests stand alone.
std::uint32_t Records::record_of(Scope& scope) {
  for (std::size_t i = scopes_.size(); i-- > 1;) {
    if (scopes_[i].owns && scopes_[i].record) return *scopes_[i].record;
  }
  if (!scope.record) scope.record = fields_.new_record();
  return *scope.record;
}

void Records::end_line(bool blank) {
  if (scopes_.size() > 1) return;
  Scope& document = scopes_.back();
  constexpr std::size_t kSeveral = 2;
  if (blank || document.pairs.size() >= pairs_before_line_ + kSeveral) {
    interpret(document);
    document.record.reset();
  }
  pairs_before_line_ = document.pairs.size();
}

void Records::add_field(const Meaning& meaning, std::string_view key, const Pair& pair,
                        std::uint32_t record) {
  const char* const begin = document_.text.data();
  Field field;
  field.name = meaning.name;
  field.key = key;
  field.value = pair.value.text;
  field.begin = static_cast<std::size_t>(field.value.data() - begin);
  field.end = field.begin + field.value.size();
  field.in_text = true;
  if (stands_in(document_.text, pair.key) && pair.key.data() < field.value.data()) {
    field.key_begin = static_cast<std::size_t>(pair.key.data() - begin);
    field.key_end = field.key_begin + pair.key.size();
  }
  field.record = record;
  if (meaning.provider) field.subject = Subject::provider;
  fields_.add(std::move(field));
}

}  // namespace phiward::key_value
