#include "auditor/formats/row_reader.hpp"

#include <algorithm>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr std::size_t kLongestQuoted = 64 * 1024;  // bytes
constexpr auto kNone = std::string_view::npos;

std::string_view bare(std::string_view cell) {
  static constexpr CharSet kWrapping(" \t=\"'");
  return kWrapping.trim(cell);
}

}  // namespace

bool RowReader::next(std::vector<std::string_view>& cells) {
  cells.clear();
  if (at_ >= text_.size()) return false;
  for (;;) {
    const std::string_view cell = next_cell();
    if (cells.size() < kMostCells) cells.push_back(cell);
    if (at_ >= text_.size()) return true;
    const char ending = text_[at_++];
    if (ending == delimiter_) continue;
    if (ending == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
    return true;
  }
}

std::string_view RowReader::next_cell() {
  const std::size_t begin = at_;
  std::size_t first = begin;
  while (first < text_.size() && text_[first] == ' ') ++first;
  std::size_t closing = kNone;
  if (first < text_.size() && text_[first] == '"') closing = closing_quote(first + 1);
  at_ = end_of_cell(closing == kNone ? begin : closing + 1);
  return bare(text_.substr(begin, at_ - begin));
}

std::size_t RowReader::closing_quote(std::size_t from) const {
  const std::string_view window = text_.substr(0, std::min(text_.size(), from + kLongestQuoted));
  for (std::size_t quote = window.find('"', from); quote != kNone;
       quote = window.find('"', quote + 2)) {
    const bool doubled = quote + 1 < window.size() && window[quote + 1] == '"';
    if (!doubled) return quote;
  }
  return kNone;
}

std::size_t RowReader::end_of_cell(std::size_t from) const {
  const auto ends = [this](char c) { return c == delimiter_ || c == '\n' || c == '\r'; };
  while (from < text_.size() && !ends(text_[from])) ++from;
  return std::min(from, text_.size());
}

}  // namespace phiward
