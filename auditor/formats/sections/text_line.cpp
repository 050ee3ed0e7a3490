#include "auditor/formats/sections/text_line.hpp"

#include <algorithm>
#include <cstring>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

constexpr std::string_view kOpening = "{[(";

}  // namespace

bool TextLine::closes() const {
  if (text.empty()) return false;
  const char first = text.front();
  if (first == '}' || first == ']' || first == ')') return true;
  if (first == '<') return text.starts_with("</");
  return first == 'e' && text.starts_with("end") && (text.size() == 3 || !is_alphanumeric(text[3]));
}

bool TextLine::merely_opens() const {
  return text.size() == 1 && kOpening.find(text.front()) != kOpening.npos;
}

bool TextLine::is_heading() const {
  static constexpr CharSet kOfLists(",\"'({");
  return indent == 0 && text.size() > 2 && text.front() == '[' && text.back() == ']' &&
         kOfLists.first_in(text) == text.size();
}

TextLine line_at(std::string_view text, std::size_t begin) {
  const std::size_t end = std::min(text.find('\n', begin), text.size());
  TextLine line{{begin, end}, 0, {}, std::min(end + 1, text.size())};
  std::size_t first = begin;
  while (first < end && is_blank(text[first])) ++first;
  std::size_t last = end;
  while (last > first && is_blank(text[last - 1])) --last;
  line.indent = first - begin;
  line.text = text.substr(first, last - first);
  return line;
}

}  // namespace phiward
