#include "auditor/formats/tables/drawn.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "auditor/formats/marker.hpp"
#include "auditor/formats/path_suffix.hpp"
#include "auditor/formats/tables/column_statistics.hpp"
#include "auditor/formats/tables/known_columns.hpp"
#include "auditor/formats/tables/logical_lines.hpp"
#include "auditor/formats/tables/pairs.hpp"
#include "rules/ascii.hpp"
#include "rules/byte_marks.hpp"

namespace phiward {
namespace {

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kMostCells = 512;
constexpr std::size_t kLongestLine = 16 * 1024;  // bytes; longer ones are no rows

// |---|:--:|   ----+----   +====+   ====  ====
bool is_rule(std::string_view line) {
  static constexpr CharSet kStrokes("-=+|: \t");
  return std::ranges::all_of(line, [&](char c) { return kStrokes.has(c); }) &&
         (line.find("--") != kNone || line.find("==") != kNone || line.find(":-") != kNone);
}

bool has_bars(std::string_view line) { return line.find('|') != kNone; }
bool is_barred_rule(std::string_view line) { return line.find_first_of("|+") != kNone; }

std::string_view bare(std::string_view cell) {
  constexpr std::string_view kWrapping = " \t*`\"'_";
  const std::size_t begin = cell.find_first_not_of(kWrapping);
  if (begin == kNone) return cell.substr(0, 0);
  return cell.substr(begin, cell.find_last_not_of(kWrapping) - begin + 1);
}

// Between bars; the outer ones are no cells.
TableRow cells_between_bars(std::string_view line) {
  TableRow cells;
  if (line.starts_with('|')) line.remove_prefix(1);
  if (line.ends_with('|')) line.remove_suffix(1);
  for (std::size_t at = 0; at <= line.size() && cells.size() < kMostCells;) {
    const std::size_t end = std::min(line.find('|', at), line.size());
    cells.push_back(bare(line.substr(at, end - at)));
    at = end + 1;
  }
  return cells;
}

// Where the columns under a rule of dashes and blanks begin.
std::vector<std::size_t> column_starts(std::string_view rule) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < rule.size() && starts.size() < kMostCells; ++at) {
    const bool dash = rule[at] == '-' || rule[at] == '=';
    if (dash && (at == 0 || rule[at - 1] == ' ')) starts.push_back(at);
  }
  return starts;
}

TableRow cells_at(std::string_view line, const std::vector<std::size_t>& starts) {
  TableRow cells;
  for (std::size_t i = 0; i < starts.size() && starts[i] < line.size(); ++i) {
    const std::size_t end = i + 1 < starts.size() ? std::min(starts[i + 1], line.size()) : kNone;
    cells.push_back(bare(line.substr(starts[i], end - starts[i])));
  }
  return cells;
}

class DrawnReader {
 public:
  DrawnReader(std::string_view text, const KeyFilter& keys, Fields& fields)
      : text_(text), keys_(keys), fields_(fields), pairs_(text, keys, fields) {}

  void take(std::string_view line) {
    if (line.size() > kLongestLine) {
      end_table();
    } else if (is_rule(line)) {
      take_rule(line);
    } else if (line.starts_with("-[ RECORD") || line.starts_with("[ RECORD")) {
      end_table();
      in_record_ = true;
    } else if (has_bars(line) && (starts_.empty() || line.starts_with('|'))) {
      take_row(cells_between_bars(line), line.starts_with('|'));
    } else if (!starts_.empty() && !line.empty()) {
      take_row(cells_at(line, starts_), true);
    } else {
      end_table();
    }
    before_ = line;
  }

  void end_table() {
    if (!columns_ || columns_->empty()) pairs_.end_record();
    pairs_.forget();
    columns_.reset();
    starts_.clear();
    in_record_ = false;
    ruled_ = false;
    rows_ = false;
  }

 private:
  void take_rule(std::string_view rule) {
    if (is_barred_rule(rule)) {
      // The header stands above its rule, unless bars have begun the table.
      if (!columns_ && has_bars(before_) && !ruled_) begin(cells_between_bars(before_));
      ruled_ = true;
      return;
    }
    const auto starts = column_starts(rule);
    if (starts.size() < 2) return end_table();
    if (starts == starts_ && columns_ && !rows_) return;  // the header is above this one
    const bool ends = starts == starts_;
    end_table();
    if (ends) return;
    starts_ = starts;
    if (!is_rule(before_) && !before_.empty()) begin(cells_at(before_, starts_));
  }

  void take_row(const TableRow& cells, bool bounded) {
    if (!columns_ && (bounded || in_record_)) {
      begin(cells);
    } else if (columns_) {
      columns_->add_row(cells, text_, fields_);
      rows_ = true;
    }
    if (cells.size() == 2) pairs_.add(cells[0], cells[1]);
  }

  void begin(const TableRow& header) { columns_ = keys_.columns().of(header, {}); }

  std::string_view text_;
  const KeyFilter& keys_;
  Fields& fields_;
  TablePairs pairs_;
  std::shared_ptr<const TableColumns> columns_;
  std::vector<std::size_t> starts_;  // of columns without bars
  std::string_view before_;          // the line
  bool in_record_ = false;           // of an expanded display: names and values in two columns
  bool ruled_ = false;
  bool rows_ = false;  // follow the header
};

// Of two bars side by side, "or" in programs, no table is made: it has single ones too.
bool has_bars_of_table(std::string_view text) {
  static constexpr CharSet kBeside(" -");
  const auto beside = [text](std::size_t at) { return at < text.size() && kBeside.has(text[at]); };
  for (std::size_t bar = text.find('|'); bar != kNone; bar = text.find('|', bar + 1)) {
    if (text.substr(bar).starts_with("||")) {
      ++bar;
    } else if (beside(bar - 1) || beside(bar + 1)) {
      return true;
    }
  }
  return false;
}

bool has_rule_of_table(std::string_view text) {
  struct Gap {
    static unsigned mark(std::uint8_t stroke, std::uint8_t gap) {
      return is_either(stroke, '-', '=') & is_either(gap, ' ', '+');
    }
  };
  static constexpr auto kMiddles =
      std::to_array<std::string_view>({"-+-", "- --", "-  --", "= ==", "=  =="});
  MarkedBytes<Gap> gaps(text, 0);
  for (std::size_t at = gaps.next(); at != kNone; at = gaps.next()) {
    const std::string_view rest = text.substr(at);
    const auto stands = [rest](std::string_view middle) { return rest.starts_with(middle); };
    if (std::ranges::any_of(kMiddles, stands)) return true;
  }
  return false;
}

// Something may be drawn.
bool has_strokes(std::string_view text) {
  return has_bars_of_table(text) || has_rule_of_table(text);
}

}  // namespace

bool drawn_tables_wanted(const Document& document, std::span<const Hit> hits) {
  return is_telling(document, hits) || has_suffix(document.path, suffixes::kProse);
}

void read_drawn_tables(const Document& document, const KeyFilter& keys, Fields& fields) {
  if (!has_strokes(document.text)) return;
  DrawnReader reader(document.text, keys, fields);
  LogicalLines lines(document.text);
  std::string_view line;
  while (lines.next(line)) reader.take(line);
  reader.end_table();
}

}  // namespace phiward
