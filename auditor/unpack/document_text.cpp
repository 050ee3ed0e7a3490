#include "auditor/unpack/document_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

#include "auditor/unpack/sheet_text.hpp"
#include "auditor/unpack/xml_events.hpp"

namespace phiward {
namespace {

enum class Role : std::uint8_t { other, paragraph, table, row, cell, tab, line_break, space, skip };

struct Element {
  std::string_view name;
  Role role;
};

// ECMA-376 part 1 (17, 21.1) and ODF 1.3 part 3 (5, 6, 9); the names do not collide.
constexpr std::array kElements{
    Element{"p", Role::paragraph},
    Element{"h", Role::paragraph},
    Element{"tbl", Role::table},
    Element{"table", Role::table},
    Element{"tr", Role::row},
    Element{"table-row", Role::row},
    Element{"tc", Role::cell},
    Element{"table-cell", Role::cell},
    Element{"covered-table-cell", Role::cell},
    Element{"tab", Role::tab},
    Element{"br", Role::line_break},
    Element{"line-break", Role::line_break},
    Element{"cr", Role::line_break},
    Element{"s", Role::space},
    Element{"posOffset", Role::skip},
};

Role role_of(std::string_view name) {
  const auto element = std::ranges::find(kElements, name, &Element::name);
  return element == kElements.end() ? Role::other : element->role;
}

// How often an empty cell of a sheet is repeated says how wide the sheet is, not what is in it.
constexpr std::size_t kMostRepeated = 64;

std::size_t repeated(const XmlAttributes& attributes) {
  const std::string_view text = attributes["number-columns-repeated"];
  std::size_t times = 1;
  std::from_chars(text.data(), text.data() + text.size(), times);
  return std::clamp<std::size_t>(times, 1, kMostRepeated);
}

class DocumentText {
 public:
  DocumentText(const Part& member, Parts& parts) : member_(member), parts_(parts) {}

  void write() {
    const bool whole = read_xml(
        member_.bytes, {[this](auto name, const auto& a) { start(name, a); },
                        [this](auto name) { end(name); }, [this](auto text) { add(text); }});
    if (table_) table_->finish();
    if (!whole) {
      parts_.note(UnpackFailure::damaged);
      text_ += member_.bytes;
    }
    if (!text_.empty()) parts_.add(member_.name, text_);
  }

 private:
  void start(std::string_view name, const XmlAttributes& attributes) {
    leaf_ = !in_paragraph();
    loose_.clear();
    switch (role_of(name)) {
      case Role::paragraph:
        ++paragraphs_;
        break;
      case Role::table:
        if (tables_++ == 0) begin_table(attributes["name"]);
        break;
      case Role::cell:
        if (tables_ == 1) begin_cell(attributes);
        break;
      case Role::tab:
        add("\t");
        break;
      case Role::line_break:
        add(table_ ? " " : "\n");
        break;
      case Role::space:
        add(" ");
        break;
      case Role::skip:
        ++skipped_;
        break;
      case Role::row:
      case Role::other:
        break;
    }
  }

  void end(std::string_view name) {
    switch (role_of(name)) {
      case Role::paragraph:
        --paragraphs_;
        add_to_target(table_ ? " " : "\n");
        break;
      case Role::table:
        if (--tables_ == 0) end_table();
        break;
      case Role::row:
        if (tables_ == 1) end_row();
        break;
      case Role::cell:
        if (tables_ == 1) end_cell();
        break;
      case Role::skip:
        --skipped_;
        break;
      default:
        end_leaf(name);
    }
    leaf_ = false;
  }

  void add(std::string_view text) {
    if (skipped_ > 0) return;
    in_paragraph() ? add_to_target(text) : void(loose_ += text);
  }

  [[nodiscard]] bool in_paragraph() const { return paragraphs_ > 0; }

  void add_to_target(std::string_view text) {
    std::string& target = table_ ? cell_ : text_;
    if (target.size() + text.size() > parts_.limits().part_bytes) {
      throw UnpackError(UnpackFailure::too_large);
    }
    target += text;
  }

  // Text that stands in no paragraph: properties of the document, and the like.
  void end_leaf(std::string_view name) {
    const bool blank = loose_.find_first_not_of(" \t\r\n") == std::string::npos;
    if (leaf_ && !blank && !in_paragraph()) {
      for (const std::string_view piece :
           {name, std::string_view(": "), std::string_view(loose_), std::string_view("\n")}) {
        add_to_target(piece);
      }
    }
    loose_.clear();
  }

  void begin_table(std::string_view name) {
    ++tables_seen_;
    const std::string title =
        name.empty() ? "table " + std::to_string(tables_seen_) : "sheet " + std::string(name);
    table_.emplace(title, parts_);
    row_.clear();
    cell_.clear();
  }

  void end_table() {
    table_->finish();
    table_.reset();
  }

  // A sheet gives dates as a person sees them, which may be anything, and as they are.
  void begin_cell(const XmlAttributes& attributes) {
    times_ = repeated(attributes);
    date_ = attributes["date-value"];
    cell_.clear();
  }

  void end_cell() {
    while (!cell_.empty() && cell_.back() == ' ') cell_.pop_back();
    row_bytes_ += times_ * cell_.size();
    if (row_bytes_ > parts_.limits().part_bytes) throw UnpackError(UnpackFailure::too_large);
    row_.insert(row_.end(), times_, date_.empty() ? cell_ : date_);
    cell_.clear();
    if (row_.size() > kMostCells) throw UnpackError(UnpackFailure::unsupported);
  }

  void end_row() {
    table_->add_row(std::move(row_));
    row_.clear();
    row_bytes_ = 0;
  }

  static constexpr std::size_t kMostCells = 16'384;  // of one row, as in the programs

  const Part& member_;
  Parts& parts_;
  std::string text_, loose_;
  std::optional<SheetText> table_;  // the outermost one that is open
  SheetText::Row row_;
  std::string cell_, date_;
  std::size_t times_ = 1, row_bytes_ = 0;
  int paragraphs_ = 0, tables_ = 0, skipped_ = 0;
  std::size_t tables_seen_ = 0;
  bool leaf_ = false;
};

}  // namespace

void write_document_text(const Part& member, Parts& parts) { DocumentText(member, parts).write(); }

}  // namespace phiward
