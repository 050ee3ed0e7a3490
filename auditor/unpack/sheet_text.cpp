#include "auditor/unpack/sheet_text.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr std::size_t kSample = 50;         // rows seen before it is decided what they are
constexpr std::size_t kMostHeld = 1 << 20;  // bytes of them
constexpr std::size_t kLongestLabel = 40;   // bytes

std::size_t filled(const SheetText::Row& row) {
  return static_cast<std::size_t>(
      std::ranges::count_if(row, [](const std::string& cell) { return !cell.empty(); }));
}

bool is_label(std::string_view cell) {
  return cell.size() <= kLongestLabel && std::ranges::any_of(cell, is_letter) &&
         std::ranges::none_of(cell, is_digit);
}

// Every row is a label and at most one value, and no label comes twice. The values of a form
// are of different kinds, those of a column of one; or the labels end with a colon.
bool is_form(const std::vector<SheetText::Row>& rows) {
  std::set<std::string_view> labels;
  std::size_t colons = 0;
  std::size_t words = 0;
  std::size_t numbers = 0;
  for (const SheetText::Row& row : rows) {
    if (filled(row) == 0) continue;
    if (row.size() > 2 || !is_label(row[0]) || !labels.insert(row[0]).second) return false;
    if (row[0].ends_with(':')) ++colons;
    if (row.size() < 2 || labels.size() == 1) continue;  // the first may be a header
    ++(std::ranges::any_of(row[1], is_digit) ? numbers : words);
  }
  return colons * 2 > labels.size() || (labels.size() > 2 && words > 0 && numbers > 0);
}

}  // namespace

void SheetText::add_row(Row row) {
  while (!row.empty() && row.back().empty()) row.pop_back();
  if (decided_) return write_row(row);
  for (const std::string& cell : row) held_ += cell.size();
  first_.push_back(std::move(row));
  if (first_.size() == kSample || held_ > kMostHeld) decide();
}

void SheetText::finish() {
  if (!decided_ && is_form(first_)) return write_form();
  if (!decided_) decide();
  table_.finish();
}

void SheetText::write_form() {
  std::string text;
  for (const Row& row : first_) {
    if (filled(row) == 0) continue;
    text += row[0];
    if (row.size() > 1) text += (row[0].ends_with(':') ? " " : ": ") + row[1];
    text += '\n';
  }
  parts_.add(name_, text);
}

// The header is the first row that is more than a line of text, if any is.
void SheetText::decide() {
  decided_ = true;
  auto header = std::ranges::find_if(first_, [](const Row& row) { return filled(row) > 1; });
  if (header == first_.end()) header = first_.begin();
  std::string title;
  for (auto row = first_.begin(); row != header; ++row) {
    for (const std::string& cell : *row) title += cell;
    title += '\n';
  }
  if (title.find_first_not_of('\n') != std::string::npos) parts_.add(name_ + ", title", title);
  std::for_each(header, first_.end(), [this](const Row& row) { write_row(row); });
  first_.clear();
}

void SheetText::write_row(const Row& row) {
  if (row.empty()) return;
  for (const std::string& cell : row) table_.add_cell(cell);
  table_.end_row();
}

}  // namespace phiward
