#include "auditor/formats/xml/xml_reader.hpp"

#include <algorithm>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::string_view kDataBegin = "<![CDATA[";
constexpr std::string_view kDataEnd = "]]>";
constexpr std::size_t kMostUnclosed = 32;  // elements that one end tag may close

bool is_name_start(char c) { return is_letter(c) || c == '_'; }
bool is_name_character(char c) {
  return is_alphanumeric(c) || c == '_' || c == '-' || c == '.' || c == ':';
}

std::string_view local_part(std::string_view name) {
  const std::size_t colon = name.rfind(':');
  return colon == kNone ? name : name.substr(colon + 1);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(kBlanks);
  if (begin == kNone) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) - begin + 1);
}

}  // namespace

bool XmlReader::next(XmlEvent& event) {
  for (;;) {
    if (to_close_ > 0) return close(event);
    if (at_ >= text_.size()) return false;
    const bool told = in_tag_             ? read_in_tag(event)
                      : text_[at_] == '<' ? read_markup(event)
                                          : read_text(event);
    if (told) return true;
  }
}

bool XmlReader::close(XmlEvent& event) {
  event = {XmlEvent::Kind::close, elements_.back(), {}};
  elements_.pop_back();
  --to_close_;
  return true;
}

bool XmlReader::read_text(XmlEvent& event) {
  const std::size_t end = std::min(text_.find('<', at_), text_.size());
  std::string_view text = trimmed(text_.substr(at_, end - at_));
  if (text.ends_with(kDataEnd)) text = trimmed(text.substr(0, text.size() - kDataEnd.size()));
  at_ = end;
  if (text.empty() || elements_.empty()) return false;
  event = {XmlEvent::Kind::text, elements_.back(), text};
  return true;
}

bool XmlReader::read_markup(XmlEvent& event) {
  const std::string_view rest = text_.substr(at_);
  if (rest.starts_with("<!--")) {
    skip_behind("-->");
  } else if (rest.starts_with("<?")) {
    skip_behind("?>");
  } else if (rest.starts_with(kDataBegin)) {  // what stands in it may be markup, too
    at_ += kDataBegin.size();
  } else if (rest.starts_with("</")) {
    at_ += 2;
    end_element(read_name());
    const std::size_t end = text_.find_first_not_of(kBlanks, at_);
    if (end != kNone && text_[end] == '>') at_ = end + 1;
  } else if (rest.size() > 1 && is_name_start(rest[1])) {
    ++at_;
    elements_.push_back(read_name());
    in_tag_ = true;
    event = {XmlEvent::Kind::open, elements_.back(), {}};
    if (elements_.size() == kMostDepth) to_close_ = kMostDepth;
    return true;
  } else {
    ++at_;
  }
  return false;
}

// What has no end hides nothing: it is read as text. Nor is an end looked for twice.
void XmlReader::skip_behind(std::string_view end) {
  const std::size_t found = unended_ ? kNone : text_.find(end, at_);
  unended_ = found == kNone;
  at_ = unended_ ? at_ + 1 : found + end.size();
}

std::string_view XmlReader::read_name() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_name_character(text_[at_])) ++at_;
  return local_part(text_.substr(begin, at_ - begin));
}

// Ends the nearest element of that name, and with it those in it that were left open.
void XmlReader::end_element(std::string_view name) {
  const std::size_t most = std::min(elements_.size(), kMostUnclosed);
  for (std::size_t i = 1; i <= most; ++i) {
    if (elements_[elements_.size() - i] != name) continue;
    to_close_ = i;
    return;
  }
}

bool XmlReader::read_in_tag(XmlEvent& event) {
  const char c = text_[at_];
  if (c == '<') {  // the tag before was none, or was cut off
    in_tag_ = false;
  } else if (c == '>') {
    ++at_;
    in_tag_ = false;
    if (at_ >= 2 && text_[at_ - 2] == '/' && !elements_.empty()) to_close_ = 1;
  } else if (is_name_start(c)) {
    const std::string_view name = read_name();
    std::string_view value;
    if (!read_value(value)) return false;
    event = {XmlEvent::Kind::attribute, name, value};
    return true;
  } else {
    ++at_;
  }
  return false;
}

// ="…", ='…' or =\"…\".
bool XmlReader::read_value(std::string_view& value) {
  std::size_t at = text_.find_first_not_of(kBlanks, at_);
  if (at == kNone || text_[at] != '=') return false;
  at = text_.find_first_not_of(" \t\r\n\\", at + 1);
  if (at == kNone || (text_[at] != '"' && text_[at] != '\'')) return false;
  const char quote = text_[at];
  const bool escaped = text_[at - 1] == '\\';
  const std::size_t begin = at + 1;
  std::size_t end = begin;
  while (end < text_.size() && text_[end] != quote && text_[end] != '<') ++end;
  at_ = end;
  if (end == text_.size() || text_[end] == '<') return false;
  ++at_;
  if (escaped && end > begin && text_[end - 1] == '\\') --end;
  value = text_.substr(begin, end - begin);
  return true;
}

}  // namespace phiward
