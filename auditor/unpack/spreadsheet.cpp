#include "auditor/unpack/spreadsheet.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>

#include "auditor/unpack/serial_date.hpp"
#include "auditor/unpack/sheet_text.hpp"
#include "auditor/unpack/xml_events.hpp"

namespace phiward {
namespace {

constexpr std::string_view kStrings = "xl/sharedStrings.xml";
constexpr std::string_view kSheets = "xl/worksheets/";
constexpr std::size_t kMostColumns = 16'384;  // of a sheet

const std::string& content_of(const std::vector<Part>& members, std::string_view name) {
  static const std::string kNone;
  const auto member = std::ranges::find(members, name, &Part::name);
  return member == members.end() ? kNone : member->bytes;
}

template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// "AB12": 27, from 0; empty if there are no letters.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
    if (column > kMostColumns) return std::nullopt;
  }
  return column == 0 ? std::nullopt : std::optional(column - 1);
}

void ignore_end(std::string_view) {}
void ignore_text(std::string_view) {}

}  // namespace

Spreadsheet::Spreadsheet(const std::vector<Part>& members) {
  read_strings(content_of(members, kStrings));
  read_styles(content_of(members, "xl/styles.xml"));
  read_names(content_of(members, "xl/workbook.xml"),
             content_of(members, "xl/_rels/workbook.xml.rels"));
}

void Spreadsheet::read_strings(const std::string& xml) {
  if (xml.empty()) return;
  bool in_text = false;
  bool phonetic = false;
  const bool whole = read_xml(xml, {[&](auto name, const auto&) {
                                      if (name == "si") strings_.emplace_back();
                                      if (name == "rPh") phonetic = true;
                                      in_text = name == "t" && !phonetic && !strings_.empty();
                                    },
                                    [&](auto name) {
                                      if (name == "rPh") phonetic = false;
                                      in_text = false;
                                    },
                                    [&](auto text) {
                                      if (in_text) strings_.back() += text;
                                    }});
  used_.resize(strings_.size());
  broken_ = broken_ || !whole;
}

void Spreadsheet::read_styles(const std::string& xml) {
  if (xml.empty()) return;
  std::map<unsigned, bool> formats;  // the file's own, by number: whether they show a date
  bool in_cells = false;
  const bool whole =
      read_xml(xml, {[&](auto name, const XmlAttributes& attributes) {
                       const auto id = number<unsigned>(attributes["numFmtId"]);
                       if (name == "numFmt" && id)
                         formats[*id] = shows_date(attributes["formatCode"]);
                       if (name == "cellXfs") in_cells = true;
                       if (name != "xf" || !in_cells) return;
                       const auto own = formats.find(id.value_or(0));
                       is_date_.push_back(own == formats.end() ? is_date_format(id.value_or(0))
                                                               : own->second);
                     },
                     [&](auto name) {
                       if (name == "cellXfs") in_cells = false;
                     },
                     ignore_text});
  broken_ = broken_ || !whole;
}

void Spreadsheet::read_names(const std::string& workbook, const std::string& relations) {
  if (workbook.empty() || relations.empty()) return;
  std::map<std::string, std::string, std::less<>> members;  // by relation
  read_xml(relations, {[&](auto, const XmlAttributes& attributes) {
                         std::string_view target = attributes["Target"];
                         if (target.starts_with('/')) target.remove_prefix(1);
                         std::string member(target.starts_with("xl/") ? "" : "xl/");
                         members[std::string(attributes["Id"])] = member.append(target);
                       },
                       ignore_end, ignore_text});
  read_xml(workbook, {[&](auto name, const XmlAttributes& attributes) {
                        if (name == "workbookPr") {
                          from_1904_ =
                              attributes["date1904"] == "1" || attributes["date1904"] == "true";
                        }
                        const auto member = members.find(attributes["id"]);
                        if (name == "sheet" && member != members.end()) {
                          names_[member->second] = attributes["name"];
                        }
                      },
                      ignore_end, ignore_text});
}

// The rows of one sheet.
class SheetReading {
 public:
  SheetReading(Spreadsheet& book, const std::string& name, Parts& parts)
      : book_(book), table_("sheet " + name, parts), parts_(parts) {}

  bool read(const std::string& xml) {
    const bool whole = read_xml(xml, {[this](auto name, const auto& a) { start(name, a); },
                                      [this](auto name) { end(name); },
                                      [this](auto text) {
                                        if (in_value_) add(text);
                                      }});
    table_.finish();
    return whole;
  }

 private:
  void start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "row") row_bytes_ = 0;
    if (name == "c") {
      column_ = column_of(attributes["r"]).value_or(row_.size());
      type_ = attributes["t"];
      style_ = number<std::size_t>(attributes["s"]).value_or(0);
      value_.clear();
    }
    in_value_ = name == "v" || name == "t";
  }

  void end(std::string_view name) {
    in_value_ = false;
    if (name == "c" && !value_.empty()) end_cell();
    if (name == "row") table_.add_row(std::move(row_));
    if (name == "row") row_.clear();
  }

  void add(std::string_view text) {
    if (value_.size() + text.size() > parts_.limits().part_bytes) {
      throw UnpackError(UnpackFailure::too_large);
    }
    value_ += text;
  }

  void end_cell() {
    if (column_ >= kMostColumns) return parts_.note(UnpackFailure::unsupported);
    if (row_.size() <= column_) row_.resize(column_ + 1);
    row_[column_] = shown();
    row_bytes_ += row_[column_].size();
    if (row_bytes_ > parts_.limits().part_bytes) throw UnpackError(UnpackFailure::too_large);
  }

  std::string shown() {
    if (type_ == "s") {
      const auto index = number<std::size_t>(value_);
      if (!index || *index >= book_.strings_.size()) {
        parts_.note(UnpackFailure::damaged);
        return value_;
      }
      book_.used_[*index] = true;
      return book_.strings_[*index];
    }
    const bool is_number = type_.empty() || type_ == "n";
    const auto serial = is_number ? number<double>(value_) : std::nullopt;
    if (!serial) return value_;
    const bool date = style_ < book_.is_date_.size() && book_.is_date_[style_];
    return date ? date_of(*serial, book_.from_1904_).value_or(value_)
                : whole_number(value_, *serial);
  }

  // Programs write large whole numbers as 1.23456789E8, too.
  static std::string whole_number(const std::string& text, double value) {
    constexpr double kLargest = 9007199254740992;  // 2^53: beyond, digits are lost
    const bool plain = text.find_first_of("eE") == std::string::npos;
    if (plain || value < 0 || value > kLargest) return text;
    const auto whole = static_cast<std::uint64_t>(value);
    return static_cast<double>(whole) == value ? std::to_string(whole) : text;
  }

  Spreadsheet& book_;
  SheetText table_;
  Parts& parts_;
  SheetText::Row row_;
  std::string value_, type_;
  std::size_t column_ = 0, style_ = 0, row_bytes_ = 0;
  bool in_value_ = false;
};

bool Spreadsheet::write(const Part& member, Parts& parts) {
  if (member.name == kStrings) return true;
  if (!member.name.starts_with(kSheets) || !member.name.ends_with(".xml")) return false;
  const auto name = names_.find(member.name);
  if (!SheetReading(*this, name == names_.end() ? member.name : name->second, parts)
           .read(member.bytes) ||
      broken_) {
    parts.note(UnpackFailure::damaged);
  }
  return true;
}

void Spreadsheet::write_unused_strings(Parts& parts) const {
  std::string text;
  for (std::size_t i = 0; i < strings_.size(); ++i) {
    if (!used_[i]) text += strings_[i] + '\n';
  }
  if (!text.empty()) parts.add(kStrings, text);
}

}  // namespace phiward
