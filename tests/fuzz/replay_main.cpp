// replay DIRECTORY: runs a fuzz target on every file of its corpus, and on every beginning
// of each, for parsers are wrong most often where their input stops.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <stdexcept>
#include <vector>

#include "tests/fuzz/fuzz_target.hpp"

namespace {

void replay(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
  std::cout << file.filename().string() << std::endl;  // at once: it names what crashed
  for (std::size_t size = 0; size <= bytes.size(); ++size) {
    // A copy of exactly that size, so that a sanitizer sees a read past its end.
    const std::vector<std::uint8_t> input(bytes.begin(),
                                          bytes.begin() + static_cast<std::ptrdiff_t>(size));
    LLVMFuzzerTestOneInput(input.data(), input.size());
  }
}

void replay_all(const std::filesystem::path& corpus) {
  std::vector<std::filesystem::path> files(std::filesystem::directory_iterator(corpus), {});
  if (files.empty()) throw std::runtime_error("no corpus in " + corpus.string());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) replay(file);
}

}  // namespace

int main(int argc, char** argv) {
  try {
    if (argc != 2) throw std::invalid_argument("usage: replay DIRECTORY");
    replay_all(argv[1]);
    return 0;
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
