// Dates of spreadsheets: days since an epoch, known as dates only by the cell's format.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace phiward {

// Whether a built-in number format shows a date or a time (ECMA-376 part 1, 18.8.30).
[[nodiscard]] bool is_date_format(unsigned id);

// Whether a format code does: "yyyy\-mm\-dd".
[[nodiscard]] bool shows_date(std::string_view code);

// "1961-04-30", with a time "1961-04-30 14:05:00". Empty for what is no date of a spreadsheet.
[[nodiscard]] std::optional<std::string> date_of(double serial, bool from_1904);

}  // namespace phiward
