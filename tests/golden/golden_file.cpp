#include "tests/golden/golden_file.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace phiward::test {
namespace {

bool is_updating() {
  const char* value = std::getenv("PHIWARD_UPDATE_GOLDEN");
  return value != nullptr && std::string_view(value) == "1";
}

std::string read(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void rewrite(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  if (!(out << text) || !out.flush()) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace

std::string difference_from_golden(const std::string& file_name, const std::string& actual) {
  const std::filesystem::path file = std::filesystem::path(PHIWARD_GOLDEN_EXPECTED) / file_name;
  if (is_updating()) {
    rewrite(file, actual);
    return {};
  }
  std::istringstream expected_lines(read(file));
  std::istringstream actual_lines(actual);
  std::string expected_line;
  std::string actual_line;
  for (int number = 1;; ++number) {
    const bool has_expected = static_cast<bool>(std::getline(expected_lines, expected_line));
    const bool has_actual = static_cast<bool>(std::getline(actual_lines, actual_line));
    if (!has_expected && !has_actual) break;
    if (has_expected != has_actual || expected_line != actual_line) {
      return file_name + ":" + std::to_string(number) +
             " differs\n  expected: " + (has_expected ? expected_line : "(end of file)") +
             "\n  actual:   " + (has_actual ? actual_line : "(end of text)") +
             "\n  if that is right: PHIWARD_UPDATE_GOLDEN=1 ctest -L golden";
    }
  }
  return read(file) == actual ? std::string() : file_name + " differs in its line endings";
}

}  // namespace phiward::test
