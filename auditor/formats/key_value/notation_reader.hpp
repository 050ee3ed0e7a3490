// Reads names, values and nesting out of code and data as most languages write them: brackets and
// commas, string literals, name : value, name = value, name => value, calls, and lines that are
// indented under a name or stand below a [section]. What a literal holds is read in the same way,
// since JSON, dumps and queries stand in literals. Never fails: what makes no sense is stepped
// over. Linear, bounded depth, any bytes.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "auditor/formats/key_value/literals.hpp"
#include "auditor/formats/key_value/records.hpp"

namespace phiward::key_value {

class NotationReader {
 public:
  static constexpr std::size_t kMostDepth = 96;      // nests; deeper ones begin anew
  static constexpr std::size_t kMostInLiterals = 3;  // literals in literals

  struct Options {
    bool code = false;        // what stands bare behind a name is mostly a part of the program
    bool in_strings = false;  // all lines are JSON strings, as in a notebook
  };

  NotationReader(std::string_view text, Records& records, Options options)
      : NotationReader(text, records, options, 0) {}

  void read();

 private:
  NotationReader(std::string_view text, Records& records, Options options, std::size_t in_literals)
      : text_(text),
        records_(records),
        literals_(text),
        options_(options),
        in_literals_(in_literals) {}

  struct Open {
    char close = 0;  // the bracket that ends it, or 0 for a nest of lines
    Nest nest = Nest::object;
    bool section = false;      // below [name]
    bool item = false;         // behind "- "
    bool index = false;        // data['patient']
    std::size_t column = 0;    // of the name or dash that opened a nest of lines
    std::string_view name;     // of a nest of lines; of an index, what stands before it
    std::size_t values = 0;    // seen in it
    std::string_view literal;  // the last one in an index
  };

  void begin_line();
  bool read_section();
  void read_dashes();
  void end_line();
  void read_token();
  bool read_connector();
  void read_punctuation();
  void read_word();
  void extend_key(std::string_view word);
  void read_bare();
  bool read_literal();
  void read_inside(std::string_view literal);
  void take_value(std::string_view value, bool quoted);
  void open_bracket(char bracket);
  void close_bracket(char bracket);
  [[nodiscard]] bool read_numbers();
  void push(const Open& open, std::string_view name, std::string_view type);
  void pop();
  void pop_indented(std::size_t column, bool dash);
  void forget();
  [[nodiscard]] bool in_brackets() const { return brackets_ > 0; }
  [[nodiscard]] std::size_t next_not_blank(std::size_t from) const;
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }

  std::string_view text_;
  Records& records_;
  Literals literals_;
  Options options_;
  std::size_t in_literals_;
  std::size_t at_ = 0;
  std::size_t column_ = 0;    // of the first name on the line
  std::size_t first_at_ = 0;  // where that is
  bool comment_ = false;      // the line is one
  std::string_view key_;      // the name that was read last
  bool quoted_key_ = false;
  bool bound_ = false;     // a connector came after it
  bool by_colon_ = false;  // which was a colon
  std::string_view type_;  // a bare word behind the connector
  std::vector<Open> open_;
  std::size_t brackets_ = 0;  // among them
};

}  // namespace phiward::key_value
