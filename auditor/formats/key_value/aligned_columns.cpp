#include "auditor/formats/key_value/aligned_columns.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "rules/ascii.hpp"

namespace phiward::key_value {
namespace {

constexpr std::size_t kLongestLine = 1'000;  // bytes
constexpr std::size_t kMostCells = 64;
constexpr std::size_t kLongestHeader = 32;  // bytes
constexpr std::ptrdiff_t kTelling = 2;      // headers that make a table

using Cells = std::vector<std::string_view>;

// No name of a column holds them; most lines of a program end with one.
constexpr CharSet kNoHeader(":=;(){}");

// Without the marks of comments and of literals around it.
std::string_view bare(std::string_view line) {
  static constexpr CharSet kAround(" \t\r\"',#/*");
  return kAround.trim(line.substr(0, line.find("\\n")));
}

// Behind an escaped line end may stand anything.
bool ends_statement(std::string_view line) {
  return !line.empty() && kNoHeader.has(line.back()) && line.find('\\') == line.npos;
}

// Two blanks or a tab part cells; one stands in them.
bool has_cells(std::string_view bare_line) {
  return bare_line.find('\t') != bare_line.npos || bare_line.find("  ") != bare_line.npos;
}

Cells cells_of(std::string_view line) {
  Cells cells;
  if (line.size() > kLongestLine) return cells;
  while (!line.empty() && cells.size() < kMostCells) {
    const std::size_t end = std::min({line.find("  "), line.find('\t'), line.size()});
    cells.push_back(line.substr(0, end));
    line.remove_prefix(end);
    line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  }
  return cells;
}

bool is_header(const Cells& cells, Records& records) {
  const auto may_be_named = [](std::string_view cell) {
    return cell.size() <= kLongestHeader && kNoHeader.first_in(cell) == cell.size();
  };
  if (std::ssize(cells) < kTelling || !std::ranges::all_of(cells, may_be_named)) return false;
  const auto tells = [&](std::string_view cell) { return records.tells(cell); };
  return std::ranges::count_if(cells, tells) >= kTelling;
}

// ----  ------
bool is_rule(const Cells& cells) {
  return !cells.empty() && std::ranges::all_of(cells, [](std::string_view cell) {
    return cell.find_first_not_of("-=+") == cell.npos;
  });
}

// The number that data frames put before a row has no header, and at times no more than a blank
// behind it.
void drop_index(Cells& cells, std::size_t columns) {
  if (cells.size() == columns + 1 && all_digits(cells.front())) cells.erase(cells.begin());
  if (cells.size() != columns) return;
  std::string_view& first = cells.front();
  const std::size_t blank = first.find(' ');
  if (blank == first.npos || !all_digits(first.substr(0, blank))) return;
  if (blank + 1 < first.size() && is_letter(first[blank + 1])) first.remove_prefix(blank + 1);
}

}  // namespace

void read_aligned_columns(std::string_view text, Records& records) {
  Cells headers;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view whole_line = text.substr(at, end - at);
    at = end + 1;
    if (headers.empty() && ends_statement(whole_line)) continue;
    const std::string_view line = bare(whole_line);
    if (headers.empty() && !has_cells(line)) continue;
    Cells cells = cells_of(line);
    if (is_header(cells, records)) {
      headers = std::move(cells);
      continue;
    }
    if (headers.empty() || is_rule(cells)) continue;
    drop_index(cells, headers.size());
    if (cells.size() != headers.size()) {
      headers.clear();
      continue;
    }
    records.open(Nest::object, {}, {});
    for (std::size_t i = 0; i < cells.size(); ++i) records.pair(headers[i], {cells[i]});
    records.close();
  }
}

}  // namespace phiward::key_value
