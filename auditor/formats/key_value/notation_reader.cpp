#include "auditor/formats/key_value/notation_reader.hpp"

#include <algorithm>
#include <array>

#include "auditor/formats/key_value/bare_value.hpp"
#include "auditor/formats/key_value/notation_marks.hpp"
#include "auditor/formats/key_value/program_block.hpp"
#include "rules/ascii.hpp"

namespace phiward::key_value {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestKey = 64;      // bytes, of several words
constexpr std::size_t kLongestSection = 64;  // bytes
constexpr std::size_t kShortestInside = 6;   // bytes of a literal that may hold a pair

std::string_view between(std::string_view first, std::string_view last) {
  return {first.data(), static_cast<std::size_t>(last.data() + last.size() - first.data())};
}

}  // namespace

void NotationReader::read() {
  begin_line();
  while (at_ < text_.size()) {
    const bool escaped = rest().starts_with("\\n");
    if (escaped || text_[at_] == '\n') {
      end_line();
      at_ += escaped ? 2 : 1;
      begin_line();
    } else {
      read_token();
    }
  }
  end_line();
  while (!open_.empty()) pop();
}

std::size_t NotationReader::next_not_blank(std::size_t from) const {
  while (from < text_.size() && is_blank(text_[from])) ++from;
  return std::min(from, text_.size());
}

void NotationReader::begin_line() {
  const std::size_t begin = at_;
  if (options_.in_strings) at_ = std::min(text_.find_first_not_of(" \t\"", at_), text_.size());
  at_ = next_not_blank(at_);
  if (at_ == text_.size()) return;
  if (text_[at_] == '\n') {
    while (!open_.empty() && open_.back().close == ')') pop();
    records_.end_line(true);
    return;
  }
  static constexpr CharSet kCommentMarks("#/*;");
  comment_ = kCommentMarks.has(text_[at_]) || rest().starts_with("-- ");
  if (comment_ || in_brackets()) return;
  column_ = at_ - begin;
  const bool dash = rest().starts_with("- ");
  pop_indented(column_, dash);
  if (read_section()) return;
  if (dash) read_dashes();
  first_at_ = at_;
}

// [patient], [[patients]] on a line of their own.
bool NotationReader::read_section() {
  if (text_[at_] != '[') return false;
  const std::size_t begin = std::min(text_.find_first_not_of("[ ", at_), text_.size());
  const std::string_view line = text_.substr(begin, kLongestSection);
  const std::size_t end = line.find_first_of("]\n");
  if (end == kNone || end == 0 || line[end] == '\n') return false;
  if (line.substr(0, end).find_first_of(",'(=") != kNone) return false;
  std::size_t behind = begin + end;
  while (behind < text_.size() && text_[behind] == ']') ++behind;
  behind = next_not_blank(behind);
  if (behind < text_.size() && text_[behind] != '\n') return false;
  while (!open_.empty()) pop();
  Open section;
  section.section = true;
  section.name = line.substr(0, end);
  push(section, section.name, {});
  at_ = behind;
  return true;
}

// "- " begins an item of a list; it has the list's name.
void NotationReader::read_dashes() {
  while (rest().starts_with("- ")) {
    Open item;
    item.item = true;
    item.column = column_;
    item.name = open_.empty() ? std::string_view() : open_.back().name;
    push(item, item.name, {});
    const std::size_t next = next_not_blank(at_ + 1);
    column_ += next - at_;
    at_ = next;
  }
  const std::size_t end = std::min(text_.find('\n', at_), text_.size());
  const std::string_view line = text_.substr(at_, end - at_);
  constexpr std::string_view kOthers = ":={[(\"'";
  if (line.empty() || line.find_first_of(kOthers) != kNone) return;
  records_.pair(open_.back().name, {line.substr(0, bare_value_size(line, true))});
  at_ = end;
}

void NotationReader::end_line() {
  const bool to_nest = bound_ && by_colon_ && !in_brackets() && !comment_ && !key_.empty() &&
                       type_.empty() && !is_program_block(key_);
  if (to_nest) {
    Open nest;
    nest.column = column_;
    nest.name = key_;
    push(nest, key_, {});
  }
  if (!bound_ || to_nest || !in_brackets()) forget();
  records_.end_line(false);
}

void NotationReader::pop_indented(std::size_t column, bool dash) {
  while (!open_.empty() && !open_.back().section) {
    const Open& nest = open_.back();
    const bool over = nest.column > column || (nest.column == column && (nest.item || !dash));
    if (!over) return;
    pop();
  }
}

void NotationReader::read_token() {
  const char c = text_[at_];
  const std::size_t past_backslashes =
      c != '\\' ? at_ : std::min(text_.find_first_not_of('\\', at_), text_.size());
  if (is_blank(c)) {
    ++at_;
  } else if (c == '\\' &&
             (past_backslashes == text_.size() || !is_quote(text_[past_backslashes]))) {
    at_ = std::min(past_backslashes + 1, text_.size());  // \t
  } else if (past_backslashes < text_.size() && is_quote(text_[past_backslashes])) {
    if (!read_literal()) at_ = past_backslashes + 1;
  } else if (bound_ && (is_word(c) || c == '+' || c == '(') && bare_value_size(rest(), false) > 0) {
    read_bare();
  } else if (is_word(c)) {
    read_word();
  } else if (!read_connector()) {
    read_punctuation();
  }
}

bool NotationReader::read_connector() {
  const char first = text_[at_];
  if (first != '=' && first != ':' && first != '-') return false;
  static constexpr std::array<std::string_view, 8> kConnectors = {
      "===", "==", "=>", ":=", "->", "=~", "=", ":"};
  for (const std::string_view connector : kConnectors) {
    if (!rest().starts_with(connector)) continue;
    if (rest().starts_with("://") || rest().starts_with("::")) {
      forget();
      at_ += 2;
      return true;
    }
    at_ += connector.size();
    if (key_.empty()) return true;
    if (!bound_) by_colon_ = connector == ":";
    bound_ = true;
    return true;
  }
  return false;
}

void NotationReader::read_punctuation() {
  const char c = text_[at_];
  static constexpr CharSet kKeeping("#?*@.&<>!~^");  // SSN #: …   **SSN**: …   = &Patient{
  if (c == '{' || c == '[' || c == '(') {
    open_bracket(c);
  } else if (c == '}' || c == ']' || c == ')') {
    close_bracket(c);
  } else if (rest().starts_with("#<")) {  // as Ruby shows objects
    at_ += 2;
    const std::size_t begin = at_;
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    Open shown;
    shown.close = '>';
    push(shown, {}, text_.substr(begin, at_ - begin));
    forget();
  } else if (c == '>' && !open_.empty() && open_.back().close == '>') {
    close_bracket(c);
  } else {
    if (c == ',' && !bound_ && !open_.empty() && open_.back().close == ')') {
      records_.speaks_of(key_);
    }
    ++at_;
    if (c == ',' || c == ';' || (!bound_ && !kKeeping.has(c))) forget();
  }
}

void NotationReader::read_word() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_word(text_[at_])) {
    while (at_ < text_.size() && is_word(text_[at_])) ++at_;
    at_ += joint_size(rest());
  }
  const std::string_view word = text_.substr(begin, at_ - begin);
  if (word == "to" && quoted_key_) {
    bound_ = true;
    return;
  }
  const bool listed =
      !open_.empty() && open_.back().close != 0 && open_.back().nest != Nest::object;
  if (listed && key_.empty() && is_digit(word.front())) {
    take_value(word, false);
  } else {
    extend_key(word);
  }
}

// Names of several words: Date of birth.
void NotationReader::extend_key(std::string_view word) {
  const bool adjacent =
      !key_.empty() && !quoted_key_ && key_.data() + key_.size() < word.data() &&
      std::ranges::all_of(key_.data() + key_.size(), word.data(), [](char c) { return c == ' '; });
  const std::string_view longer = adjacent ? between(key_, word) : word;
  key_ = longer.size() <= kLongestKey ? longer : word;
  quoted_key_ = false;
}

void NotationReader::read_bare() {
  const bool own_line = !in_brackets() && key_.data() == text_.data() + first_at_;
  const std::size_t size = bare_value_size(rest(), own_line);
  const std::string_view value = text_.substr(at_, size);
  at_ += size;
  const std::size_t next = next_not_blank(at_);
  const char behind = next < text_.size() ? text_[next] : '\n';
  const bool adjacent = next == at_;
  const bool goes_on = ((behind == '(' || behind == '[' || is_quote(behind)) && adjacent) ||
                       behind == '{' || behind == '=' || (is_quote(behind) && !own_line);
  if (goes_on) {
    type_ = value;
    return;
  }
  const bool variable = options_.code && in_literals_ == 0 && !comment_ && !is_digit(value.front());
  if (variable) {
    forget();
  } else {
    take_value(value, false);
  }
}

bool NotationReader::read_literal() {
  const char quote = text_[at_];
  if (options_.in_strings && quote == '"') return false;
  const bool tripled = at_ + 2 < text_.size() && text_[at_ + 1] == quote && text_[at_ + 2] == quote;
  if (is_quote(quote) && tripled) {  // what is in it, is read
    at_ += 2;
    return false;
  }
  const auto literal = literals_.at(at_);
  if (!literal) return false;
  const std::string_view content = text_.substr(literal->begin, literal->end - literal->begin);
  at_ = literal->next;
  const std::string_view behind = text_.substr(next_not_blank(at_));
  const bool names = !bound_ && !behind.empty() &&
                     ((behind.front() == ':' && !behind.starts_with("::")) ||
                      (behind.front() == '=' && !behind.starts_with("==")) ||
                      behind.starts_with("->") || behind.starts_with("to "));
  if (names) {
    forget();
    key_ = content;
    quoted_key_ = true;
    return true;
  }
  if (!open_.empty() && open_.back().index) open_.back().literal = content;
  const bool bound = bound_;
  take_value(content, true);
  if (!bound) forget();
  read_inside(content);
  return true;
}

// JSON, a dump or a query in a literal.
void NotationReader::read_inside(std::string_view literal) {
  if (in_literals_ >= kMostInLiterals || literal.size() < kShortestInside) return;
  if (literal.find(':') == kNone && literal.find('=') == kNone) return;
  records_.open(Nest::object, {}, {});
  NotationReader(literal, records_, {}, in_literals_ + 1).read();
  records_.close();
}

void NotationReader::take_value(std::string_view value, bool quoted) {
  const bool listed = !open_.empty() && open_.back().close != 0 && !open_.back().index;
  if (bound_) {
    records_.pair(key_, {value, quoted});
    forget();
  } else if (listed) {
    records_.item({value, quoted});
  }
  if (!open_.empty()) ++open_.back().values;
}

void NotationReader::open_bracket(char bracket) {
  if (bound_ && rest().starts_with("[]")) {  // = []Patient{
    at_ += 2;
    return;
  }
  const std::string_view before = bound_ ? type_ : key_;
  const char* const here = text_.data() + at_;
  const bool touches = !before.empty() && before.data() + before.size() == here;
  Open open;
  open.close = closing(bracket);
  open.nest = nest_of(bracket);
  const bool behind_index = at_ > 0 && text_[at_ - 1] == ']' && !key_.empty();
  open.index = bracket == '[' && !bound_ && (touches || behind_index);
  const bool called = touches || (bracket == '{' && !quoted_key_);
  open.name = called || open.index ? before : std::string_view();
  const std::string_view name = bound_ ? key_ : std::string_view();
  const std::string_view type =
      bracket == '{' && is_program_block(open.name) ? std::string_view() : open.name;
  ++at_;
  push(open, name, type);
  forget();
  if (bracket == '(' && read_numbers()) ++open_.back().values;
}

// date(1980, 3, 4) holds one value.
bool NotationReader::read_numbers() {
  constexpr std::size_t kLongest = 16;  // bytes
  const std::string_view inside = text_.substr(at_, kLongest);
  const std::size_t end = inside.find_first_not_of("0123456789, ");
  if (end == kNone || end == 0 || inside[end] != ')') return false;
  if (std::ranges::count(inside.substr(0, end), ',') != 2) return false;
  records_.item({inside.substr(0, end)});
  at_ += end;
  return true;
}

void NotationReader::close_bracket(char bracket) {
  ++at_;
  const auto matching = std::find_if(open_.rbegin(), open_.rend(),
                                     [&](const Open& open) { return open.close == bracket; });
  if (matching == open_.rend()) {
    forget();
    return;
  }
  const Open closed = *matching;
  const auto inner = static_cast<std::size_t>(matching - open_.rbegin());
  for (std::size_t i = 0; i <= inner; ++i) pop();
  forget();
  if (closed.index) {
    key_ = closed.literal.empty() ? closed.name : between(closed.name, closed.literal);
    quoted_key_ = true;
  } else if (closed.close == ')' && closed.values == 0) {
    key_ = closed.name;  // patient.getSsn() == …
    quoted_key_ = true;
  }
}

void NotationReader::push(const Open& open, std::string_view name, std::string_view type) {
  if (open_.size() >= kMostDepth) {
    while (!open_.empty()) pop();
  }
  open_.push_back(open);
  if (open.close != 0) ++brackets_;
  if (!open.index) records_.open(open.nest, name, type);
}

void NotationReader::pop() {
  const Open closed = open_.back();
  open_.pop_back();
  if (closed.close != 0) --brackets_;
  if (!closed.index) records_.close();
}

void NotationReader::forget() {
  key_ = {};
  type_ = {};
  quoted_key_ = false;
  bound_ = false;
}

}  // namespace phiward::key_value
