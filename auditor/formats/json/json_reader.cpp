#include "auditor/formats/json/json_reader.hpp"

#include <algorithm>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr CharSet kOfWords = CharSet("_$").with_alphanumerics();
// All else is stepped over.
constexpr CharSet kTelling = CharSet("_$\"'\\{}[]:>,;").with_alphanumerics();
constexpr CharSet kInString("\"'\\\n");  // what may end a string, or escape that

}  // namespace

bool JsonReader::next(JsonEvent& event) {
  for (;;) {
    if (starting_anew_ && close_object(event)) return true;
    starting_anew_ = false;
    at_ += kTelling.first_in(text_.substr(at_));
    if (at_ == text_.size()) return false;
    std::string_view content;
    if (kOfWords.has(text_[at_])) {
      content = read_word();
      if (!nests_.empty() && nests_.back().object && !keyed_) key_ = content;
    } else if (read_string(content)) {
      if (take_string(content, event)) return true;
    } else if (at_ < text_.size()) {
      if (take_punctuation(text_[at_++], event)) return true;
    }
  }
}

bool JsonReader::take_punctuation(char c, JsonEvent& event) {
  switch (c) {
    case '{':
      push(true);
      event = {JsonEvent::Kind::open, nests_.back().name, {}};
      starting_anew_ = nests_.size() == kMostDepth;
      return true;
    case '}':
      return close_object(event);
    case '[':
      push(false);
      starting_anew_ = nests_.size() == kMostDepth;
      return false;
    case ']':
      if (!nests_.empty() && !nests_.back().object) nests_.pop_back();
      forget_key();
      return false;
    case ':':
      keyed_ = !key_.empty();
      return false;
    case '>':
      if (at_ >= 2 && text_[at_ - 2] == '=') keyed_ = !key_.empty();
      return false;
    case ',':
    case ';':
      forget_key();
      return false;
    default:
      return false;
  }
}

// Ends the innermost object, and with it the arrays that were left open in it.
bool JsonReader::close_object(JsonEvent& event) {
  forget_key();
  if (objects_ == 0) {
    nests_.clear();
    return false;
  }
  while (!nests_.back().object) nests_.pop_back();
  event = {JsonEvent::Kind::close, nests_.back().name, {}};
  nests_.pop_back();
  --objects_;
  return true;
}

void JsonReader::push(bool object) {
  const bool in_array = !nests_.empty() && !nests_.back().object;
  nests_.push_back({object, in_array ? nests_.back().name : keyed_ ? key_ : std::string_view()});
  if (object) ++objects_;
  forget_key();
}

void JsonReader::forget_key() {
  key_ = {};
  keyed_ = false;
}

bool JsonReader::take_string(std::string_view content, JsonEvent& event) {
  if (nests_.empty()) return false;
  if (!nests_.back().object) {
    event = {JsonEvent::Kind::string, nests_.back().name, content};
    return true;
  }
  if (!keyed_) {
    key_ = content;
    return false;
  }
  event = {JsonEvent::Kind::string, key_, content};
  forget_key();
  return true;
}

std::string_view JsonReader::read_word() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && kOfWords.has(text_[at_])) ++at_;
  return text_.substr(begin, at_ - begin);
}

bool JsonReader::read_string(std::string_view& content) {
  if (quoting_ == Quoting::plain) return read_plain_string(content);
  return quoting_ == Quoting::escaped ? read_escaped_string(content) : read_doubled_string(content);
}

// A string ends on its line. A quote that is never closed is an apostrophe in a comment: the
// rest of the line is stepped over.
bool JsonReader::read_plain_string(std::string_view& content) {
  const char quote = text_[at_];
  if (quote != '"' && quote != '\'') return false;
  const std::size_t begin = at_ + 1;
  for (std::size_t end = begin; end < text_.size(); ++end) {
    end += kInString.first_in(text_.substr(end));
    if (end == text_.size() || text_[end] == '\n') break;
    if (text_[end] == quote) {
      content = text_.substr(begin, end - begin);
      at_ = end + 1;
      return true;
    }
    if (text_[end] == '\\') ++end;
  }
  at_ = std::min(text_.find('\n', begin), text_.size());
  return false;
}

// One backslash before a quote is the literal's, three or more are an escaped quote inside.
bool JsonReader::read_escaped_string(std::string_view& content) {
  if (!text_.substr(at_).starts_with("\\\"")) return false;
  const std::size_t begin = at_ + 2;
  std::size_t backslashes = 0;
  for (std::size_t end = begin; end < text_.size() && text_[end] != '\n'; ++end) {
    if (text_[end] == '"' && backslashes <= 1) {
      content = text_.substr(begin, end - backslashes - begin);
      at_ = end + 1;
      return backslashes == 1;
    }
    backslashes = text_[end] == '\\' ? backslashes + 1 : 0;
  }
  at_ = std::min(text_.find('\n', begin), text_.size());
  return false;
}

// C#'s @"…" and its like. A quote inside the string is written \"".
bool JsonReader::read_doubled_string(std::string_view& content) {
  if (!text_.substr(at_).starts_with("\"\"")) return false;
  const std::size_t begin = at_ + 2;
  const std::size_t line_end = std::min(text_.find('\n', begin), text_.size());
  const std::string_view line = text_.substr(0, line_end);
  std::size_t end = line.find("\"\"", begin);
  while (end != line.npos && end > begin && line[end - 1] == '\\') end = line.find("\"\"", end + 2);
  at_ = end == line.npos ? line_end : end + 2;
  content = end == line.npos ? std::string_view() : line.substr(begin, end - begin);
  return end != line.npos;
}

}  // namespace phiward
