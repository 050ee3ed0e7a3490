#include "auditor/formats/tables/column_statistics.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>

#include "rules/ascii.hpp"
#include "rules/calendar.hpp"
#include "rules/context_words.hpp"
#include "rules/name_lexicon.hpp"
#include "rules/person_names.hpp"
#include "rules/validators.hpp"

namespace phiward {
namespace {

constexpr std::size_t kFewestRows = 5;
constexpr std::size_t kFewestCertainRows = 2;  // where every cell fits
constexpr std::size_t kMostColumns = 512;
constexpr int kFewestYearsApart = 15;  // of birthdays
constexpr int kLastBirthYear = 2015;   // some of them are earlier

enum class Holds : std::uint8_t {
  nothing,
  ssn,
  ssn_digits,
  mbi,
  npi,
  date,
  birth_date,
  phone,
  email,
  street,
  state,
  zip,
  full_name,
  first_name,
  last_name,
  number,
};

bool passes(std::string_view validator, std::string_view cell) {
  const Validator* check = find_validator(validator);
  return check != nullptr && check->accepts(cell);
}

bool has_signs(std::string_view cell) { return !std::ranges::all_of(cell, is_alphanumeric); }

bool is_dashed_ssn(std::string_view cell) { return cell.size() == 11 && passes("ssn", cell); }
bool is_ssn_digits(std::string_view cell) { return cell.size() == 9 && passes("ssn", cell); }
bool is_mbi(std::string_view cell) { return passes("mbi", cell); }
bool is_npi(std::string_view cell) { return passes("npi", cell); }
bool is_day(std::string_view cell) { return parse_day(cell).has_value(); }
bool is_phone(std::string_view cell) { return has_signs(cell) && passes("phone", cell); }
bool is_email(std::string_view cell) { return passes("email", cell); }
bool is_zip(std::string_view cell) { return passes("zip", cell); }

bool is_state(std::string_view cell) {
  constexpr std::string_view kStates =
      " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ"
      " NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR ";
  return cell.size() == 2 && kStates.find(" " + std::string(cell) + " ") != kStates.npos;
}

// 1200 W Old Elm Rd
bool is_street(std::string_view cell) {
  const std::size_t blank = cell.find(' ');
  return blank != std::string_view::npos && blank <= 6 && all_digits(cell.substr(0, blank)) &&
         std::ranges::count_if(cell.substr(blank), is_letter) >= 3;
}

bool is_one_word(std::string_view cell) {
  return cell.size() > 1 && cell.find(' ') == std::string_view::npos;
}
bool is_first_name(std::string_view cell) {
  return is_one_word(cell) && is_person_name(cell) && is_listed_first_name(cell);
}
bool is_last_name(std::string_view cell) {
  return is_one_word(cell) && is_person_name(cell) && is_listed_last_name(cell);
}
bool is_full_name(std::string_view cell) { return !is_one_word(cell) && is_listed_name(cell); }

bool is_number(std::string_view cell) {
  return cell.size() >= 6 && cell.size() <= 14 && std::ranges::all_of(cell, is_alphanumeric) &&
         std::ranges::count_if(cell, is_digit) >= 5;
}

// In the order in which they are asked for.
struct Shape {
  Holds holds;
  bool (*fits)(std::string_view cell);
  std::size_t share;  // percent of the cells that are not empty
};
constexpr auto kShapes = std::to_array<Shape>({
    {Holds::ssn, is_dashed_ssn, 80},
    {Holds::mbi, is_mbi, 80},
    {Holds::ssn_digits, is_ssn_digits, 95},
    {Holds::npi, is_npi, 95},
    {Holds::date, is_day, 90},
    {Holds::phone, is_phone, 80},
    {Holds::email, is_email, 80},
    {Holds::state, is_state, 90},
    {Holds::zip, is_zip, 95},
    {Holds::street, is_street, 80},
    {Holds::full_name, is_full_name, 50},
    {Holds::first_name, is_first_name, 50},
    {Holds::last_name, is_last_name, 50},
    {Holds::number, is_number, 95},
});

std::vector<std::string_view> column_at(std::span<const TableRow> rows, std::size_t index) {
  std::vector<std::string_view> cells;
  for (const TableRow& row : rows) {
    if (index < row.size() && !row[index].empty()) cells.push_back(row[index]);
  }
  return cells;
}

std::size_t share_of(const std::vector<std::string_view>& cells, bool (*fits)(std::string_view)) {
  const auto count = static_cast<std::size_t>(std::ranges::count_if(cells, fits));
  return cells.empty() ? 0 : count * 100 / cells.size();
}

// Many people: values that come again and again are categories.
bool are_distinct(const std::vector<std::string_view>& cells, std::size_t percent) {
  const std::set<std::string_view> distinct(cells.begin(), cells.end());
  return distinct.size() * 100 >= cells.size() * percent || distinct.size() >= 50;
}

// Birthdays lie decades apart and are in no order; days of events are neither.
bool are_birthdays(const std::vector<std::string_view>& cells) {
  int first = 9999;
  int last = 0;
  std::size_t ascents = 0;
  CalendarDay before;
  for (const std::string_view cell : cells) {
    const auto day = parse_day(cell);
    if (!day) continue;
    first = std::min(first, day->year);
    last = std::max(last, day->year);
    if (day->year >= before.year) ++ascents;
    before = *day;
  }
  const bool ordered = cells.size() >= kFewestRows && ascents == cells.size();
  return !ordered && first >= 1900 && first <= kLastBirthYear && last - first >= kFewestYearsApart;
}

Holds what_holds(const std::vector<std::string_view>& cells, std::size_t fewest) {
  if (cells.size() < fewest) return Holds::nothing;
  for (const Shape& shape : kShapes) {
    const std::size_t share = share_of(cells, shape.fits);
    const bool certain = share == 100;
    if (share < shape.share || (cells.size() < kFewestRows && !certain)) continue;
    switch (shape.holds) {
      case Holds::date:
        return are_birthdays(cells) ? Holds::birth_date : Holds::date;
      case Holds::full_name:
      case Holds::first_name:
      case Holds::last_name:
        if (!are_distinct(cells, 30)) continue;
        if (shape.holds == Holds::first_name && share_of(cells, is_last_name) > share) {
          return Holds::last_name;
        }
        return shape.holds;
      case Holds::number:
      case Holds::ssn:
      case Holds::ssn_digits:
      case Holds::mbi:
        if (!are_distinct(cells, 90)) continue;
        return shape.holds;
      default:
        return shape.holds;
    }
  }
  return Holds::nothing;
}

std::string_view key_of(Holds holds) {
  switch (holds) {
    case Holds::ssn:
    case Holds::ssn_digits:
      return "ssn";
    case Holds::mbi:
      return "mbi";
    case Holds::date:
      return "service date";
    case Holds::birth_date:
      return "birth date";
    case Holds::phone:
      return "phone";
    case Holds::email:
      return "email";
    case Holds::street:
      return "street address";
    case Holds::zip:
      return "zip";
    case Holds::full_name:
      return "name";
    case Holds::first_name:
      return "first name";
    case Holds::last_name:
      return "last name";
    case Holds::number:
      return "id";
    default:
      return {};
  }
}

bool any(const std::vector<Holds>& columns, std::initializer_list<Holds> of) {
  return std::ranges::find_first_of(columns, of) != columns.end();
}

bool are_patients(const std::vector<Holds>& columns) {
  const bool named = any(columns, {Holds::full_name, Holds::first_name, Holds::last_name});
  const bool numbered = named && any(columns, {Holds::ssn_digits});
  const bool born = named && any(columns, {Holds::birth_date});
  return any(columns, {Holds::ssn, Holds::mbi}) || numbered ||
         (born && !any(columns, {Holds::npi}));
}

}  // namespace

std::vector<std::string> keys_of_cells(std::span<const TableRow> rows, std::string_view role) {
  std::size_t width = 0;
  for (const TableRow& row : rows) width = std::max(width, row.size());
  std::vector<Holds> columns;
  for (std::size_t i = 0; i < std::min(width, kMostColumns); ++i) {
    columns.push_back(what_holds(column_at(rows, i), role.empty() ? kFewestCertainRows : 1));
  }
  const bool of_patients = role.empty() ? are_patients(columns) : !is_provider_word(role);
  std::vector<std::string> keys(columns.size());
  if (!of_patients) return keys;
  // Of a few rows no birthday can be told from another day; the first one is.
  const auto day = std::ranges::find(columns, Holds::date);
  if (rows.size() < kFewestRows && day != columns.end() && !any(columns, {Holds::birth_date})) {
    *day = Holds::birth_date;
  }
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool before_state = i + 1 < columns.size() && columns[i + 1] == Holds::state;
    const std::string_view key = before_state ? "city" : key_of(columns[i]);
    if (!key.empty()) keys[i] = "patient " + std::string(key);
  }
  return keys;
}

}  // namespace phiward
