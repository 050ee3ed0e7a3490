#include "rules/check_digits.hpp"

#include <array>
#include <cstddef>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

int value_of(char digit) { return digit - '0'; }

// Sum of Luhn from the right; the last digit is the check digit.
int luhn_sum(std::string_view digits) {
  int sum = 0;
  bool doubled = false;
  for (std::size_t i = digits.size(); i-- > 0; doubled = !doubled) {
    const int value = value_of(digits[i]) * (doubled ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum;
}

}  // namespace

bool luhn_fits(std::string_view digits) {
  return digits.size() > 1 && all_digits(digits) && luhn_sum(digits) % 10 == 0;
}

bool npi_fits(std::string_view digits) {
  if (digits.size() != 10 || !all_digits(digits)) return false;
  if (digits[0] != '1' && digits[0] != '2') return false;
  constexpr int kPrefix80840 = 24;  // what the constant prefix adds to the sum
  return (luhn_sum(digits) + kPrefix80840) % 10 == 0;
}

bool dea_fits(std::string_view number) {
  if (number.size() != 9 || !is_upper(number[0])) return false;
  if (!is_upper(number[1]) && number[1] != '9') return false;
  const std::string_view digits = number.substr(2);
  if (!all_digits(digits)) return false;
  const int odd = value_of(digits[0]) + value_of(digits[2]) + value_of(digits[4]);
  const int even = value_of(digits[1]) + value_of(digits[3]) + value_of(digits[5]);
  return (odd + 2 * even) % 10 == value_of(digits[6]);
}

bool vin_fits(std::string_view vin) {
  constexpr std::string_view kLetters = "ABCDEFGHJKLMNPRSTUVWXYZ";
  constexpr std::string_view kValues = "12345678123457923456789";
  static constexpr std::array kWeights = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};
  if (vin.size() != kWeights.size()) return false;
  int sum = 0;
  for (std::size_t i = 0; i < vin.size(); ++i) {
    const std::size_t letter = kLetters.find(vin[i]);
    if (!is_digit(vin[i]) && letter == std::string_view::npos) return false;
    sum += kWeights.at(i) * value_of(is_digit(vin[i]) ? vin[i] : kValues[letter]);
  }
  return vin[8] == "0123456789X"[sum % 11];
}

bool gs1_fits(std::string_view digits) {
  if (digits.size() < 8 || digits.size() > 18 || !all_digits(digits)) return false;
  int sum = 0;
  int weight = 1;
  for (std::size_t i = digits.size(); i-- > 0; weight = 4 - weight) {
    sum += weight * value_of(digits[i]);
  }
  return sum % 10 == 0;
}

bool hibcc_fits(std::string_view text) {
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%";
  if (text.size() < 3 || text.front() != '+') return false;
  std::size_t sum = 0;
  for (const char c : text.substr(0, text.size() - 1)) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) return false;
    sum += value;
  }
  return kAlphabet[sum % kAlphabet.size()] == text.back();
}

}  // namespace phiward
