// TOML in which every mistake is an error with file and line: unknown keys,
// wrong types, values out of range. Used for rules and for configuration.
// Wraps toml++ so that no other file includes it.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace phiward {

// what() is "FILE:LINE: problem".
class TomlError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One table of a parsed document. Copies share the document, which lives as long
// as any of them. Every getter marks its key as known; `refuse_unknown` throws for
// the first key that was never asked for. All methods throw TomlError when a key
// has the wrong type. Not thread-safe.
class TomlTable {
 public:
  // `source` names the text in errors. Throws TomlError.
  static TomlTable parse(std::string_view text, std::string source);

  [[nodiscard]] std::optional<std::string> string(std::string_view key);
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view key, std::int64_t least,
                                                    std::int64_t most);
  [[nodiscard]] std::optional<double> number(std::string_view key, double least, double most);
  [[nodiscard]] std::optional<bool> boolean(std::string_view key);
  [[nodiscard]] std::vector<std::string> strings(std::string_view key);  // empty if absent
  [[nodiscard]] std::optional<TomlTable> table(std::string_view key);
  [[nodiscard]] std::vector<TomlTable> tables(std::string_view key);  // [[key]]; empty if absent

  void refuse_unknown() const;

  [[nodiscard]] std::uint32_t line() const;  // 1-based line on which this table starts
  // A TomlError "FILE:LINE: problem" at `key` (or at this table's start).
  [[nodiscard]] TomlError error(std::string_view problem, std::string_view key = {}) const;

 private:
  struct Node;
  explicit TomlTable(std::shared_ptr<Node> node);
  std::shared_ptr<Node> node_;
};

}  // namespace phiward
