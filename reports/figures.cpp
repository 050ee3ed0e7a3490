#include "reports/figures.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace phiward {

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t digits = 3; digits < text.size(); digits += 4) {
    text.insert(text.size() - digits, 1, ',');
  }
  return text;
}

std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return grouped(number) + " " + std::string(number == 1 ? one : many);
}

std::string fixed(double number, int decimals) {
  std::array<char, 400> buffer{};  // the longest double has 309 digits before the point
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number,
                                    std::chars_format::fixed, decimals);
  return {buffer.data(), result.ptr};
}

std::string data_size(std::uint64_t bytes) {
  if (bytes < 1000) return counted(bytes, "byte", "bytes");
  static constexpr std::array<std::string_view, 4> kUnits = {"kB", "MB", "GB", "TB"};
  double size = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  while (size >= 999.5 && unit + 1 < kUnits.size()) {
    size /= 1000;
    ++unit;
  }
  return fixed(size, size < 99.95 ? 1 : 0) + " " + std::string(kUnits.at(unit));
}

std::string duration(double seconds) {
  if (seconds < 0.05) return "less than 0.1 s";
  if (seconds < 59.95) return fixed(seconds, 1) + " s";
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  if (whole < 3600) return grouped(whole / 60) + " min " + grouped(whole % 60) + " s";
  return grouped(whole / 3600) + " h " + grouped(whole / 60 % 60) + " min";
}

std::string data_rate(std::uint64_t bytes, double seconds) {
  if (seconds < 0.1) return {};  // duration() tells no more of it
  const double megabytes = static_cast<double>(bytes) / 1e6;
  return grouped(static_cast<std::uint64_t>(std::llround(megabytes / seconds))) + " MB/s";
}

}  // namespace phiward
