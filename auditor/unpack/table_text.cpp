#include "auditor/unpack/table_text.hpp"

namespace phiward {
namespace {

constexpr std::size_t kPartBytes = 8 << 20;  // then a new part begins

bool is_hl7(std::string_view text) { return text.starts_with("MSH|"); }

// A cell is one line. Segments of a message are kept apart as source literals do it.
void append_line(std::string& row, std::string_view text) {
  const std::string_view line_end = is_hl7(text) ? "\\r" : " ";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (c == '\n' || c == '\r') {
      row += line_end;
    } else {
      row += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
  }
}

// A quote at the beginning would open a quoted cell.
void append_quoted(std::string& row, std::string_view text) {
  std::string line;
  append_line(line, text);
  row += '"';
  for (const char c : line) row.append(c == '"' ? 2 : 1, c);
  row += '"';
}

}  // namespace

void TableText::add_cell(std::string_view text) {
  if (row_begun_) row_ += '\t';
  row_begun_ = true;
  if (row_.size() + text.size() > parts_.limits().part_bytes) {
    throw UnpackError(UnpackFailure::too_large);
  }
  const std::size_t first = text.find_first_not_of(' ');
  if (first != std::string_view::npos && text[first] == '"') return append_quoted(row_, text);
  append_line(row_, text);
}

void TableText::end_row() {
  row_ += '\n';
  row_begun_ = false;
  if (header_.empty()) {
    header_.swap(row_);
  } else {
    if (text_.size() + row_.size() > kPartBytes) flush();
    text_ += row_;
  }
  row_.clear();
}

void TableText::finish() {
  if (!text_.empty() || written_ == 0) flush();
}

void TableText::flush() {
  if (header_.empty()) return;
  ++written_;
  parts_.add(written_ == 1 ? name_ : name_ + " (" + std::to_string(written_) + ")",
             header_ + text_);
  text_.clear();
}

}  // namespace phiward
