// Pulls named values out of JSON (RFC 8259) and out of what program text makes of it: bare or
// single-quoted keys, => for a colon, trailing commas, comments. Arrays are transparent: what
// stands in one has the array's name. Never fails: what makes no sense is stepped over, and what
// is nested too deeply begins anew. Linear, bounded memory, any bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace phiward {

struct JsonEvent {
  enum class Kind : std::uint8_t { open, string, close };  // of an object; a value
  Kind kind;
  std::string_view name;   // empty if it has none
  std::string_view value;  // of a string: between its quotes, escapes as they stand
};

class JsonReader {
 public:
  static constexpr std::size_t kMostDepth = 256;

  // How the text writes a quote: as such, or as \" or "" because all of it stands inside string
  // literals of a program.
  enum class Quoting : std::uint8_t { plain, escaped, doubled };

  JsonReader(std::string_view text, Quoting quoting) : text_(text), quoting_(quoting) {}

  // False at the end of the text. Events borrow from it; opens and closes balance unless the
  // text ends early.
  bool next(JsonEvent& event);

 private:
  struct Nest {
    bool object;
    std::string_view name;
  };

  bool close_object(JsonEvent& event);
  bool take_punctuation(char c, JsonEvent& event);
  bool take_string(std::string_view content, JsonEvent& event);
  bool read_plain_string(std::string_view& content);
  bool read_escaped_string(std::string_view& content);
  bool read_doubled_string(std::string_view& content);
  bool read_string(std::string_view& content);
  std::string_view read_word();
  void push(bool object);
  void forget_key();

  std::string_view text_;
  Quoting quoting_;
  std::size_t at_ = 0;
  std::vector<Nest> nests_;
  std::size_t objects_ = 0;  // among nests_
  std::string_view key_;
  bool keyed_ = false;  // a colon came after key_
  bool starting_anew_ = false;
};

}  // namespace phiward
