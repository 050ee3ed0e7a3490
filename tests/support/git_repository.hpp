// A bare repository in a temporary directory, made by git itself: what libgit2 and phiward
// read is checked against the program that wrote it.
#pragma once

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include "tests/support/temporary_directory.hpp"

namespace phiward::test {

class GitRepository {
 public:
  explicit GitRepository(std::string_view init_options = "") {
    run("git init -q --bare " + std::string(init_options) + " " + path().string());
  }

  [[nodiscard]] std::filesystem::path path() const { return directory_.path() / "repository.git"; }
  [[nodiscard]] const std::filesystem::path& directory() const { return directory_.path(); }

  // Feeds a git-fast-import(1) stream; authors and dates are in the stream.
  void import(std::string_view stream) const {
    const auto file = directory_.path() / "stream";
    std::ofstream(file) << stream;
    run("git -C " + path().string() + " fast-import --quiet --force < " + file.string());
  }

  // Standard output of `git ARGUMENTS` in this repository, without the last newline.
  // Arguments are words of the test's own, for the shell.
  std::string git(std::string_view arguments) const {
    return run("git -C " + path().string() + " " + std::string(arguments));
  }

 private:
  static std::string run(const std::string& command) {
    std::FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) throw std::runtime_error("cannot run: " + command);
    std::string output;
    std::array<char, 4096> buffer{};
    while (const auto got = std::fread(buffer.data(), 1, buffer.size(), pipe)) {
      output.append(buffer.data(), got);
    }
    if (::pclose(pipe) != 0) throw std::runtime_error("failed: " + command + "\n" + output);
    if (output.ends_with('\n')) output.pop_back();
    return output;
  }

  TemporaryDirectory directory_;
};

// A commit of a fast-import stream: `seconds` since 1970 make the id and the order.
inline std::string commit_text(std::string_view branch, int mark, int seconds,
                               std::string_view message, std::string_view changes) {
  std::string text = "commit refs/heads/" + std::string(branch) +
                     "\nmark :" + std::to_string(mark) +
                     "\ncommitter Ada Byte <ada@clinic.example> " + std::to_string(seconds) +
                     " +0000\ndata <<MESSAGE_END\n";
  return text.append(message).append("\nMESSAGE_END\n").append(changes).append("\n");
}

// A file of a fast-import stream.
inline std::string file_text(std::string_view path, std::string_view content,
                             std::string_view mode = "100644") {
  std::string text = "M " + std::string(mode) + " inline " + std::string(path) + "\ndata " +
                     std::to_string(content.size()) + "\n";
  return text.append(content).append("\n");
}

}  // namespace phiward::test
