// Tells which of many patterns may occur in lines, at a cost of a few instructions a byte: two
// automata that were made when the program was built and are read side by side. RE2 makes its own
// in each run anew, which takes as long as reading a few ten megabytes.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace phiward {

class Sieve {
 public:
  static constexpr std::size_t kMostGates = 256;
  using Present = std::bitset<kMostGates>;

  // What a sieve is made of. Each is a gate, numbered in this order; all keys together are one.
  struct Patterns {
    std::vector<std::string> words{};    // told in lines in which they occur, and no others
    std::vector<std::string> markers{};  // the same; most of them no words
    std::vector<std::string> shapes{};  // told in all lines in which they occur, and in some others
    std::vector<std::string> keys{};    // lower-case words; as shapes, for names with a key in them
  };

  // Patterns that are not understood are left out. Throws std::runtime_error if the rest is too
  // much for one sieve.
  [[nodiscard]] static std::string pack(Patterns patterns);

  // REQUIRES: `packed` is a result of `pack`, at an even address, and outlives the sieve.
  explicit Sieve(std::string_view packed);

  [[nodiscard]] const std::vector<std::string>& gates() const { return gates_; }
  [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }  // sorted
  [[nodiscard]] std::size_t gate_of_keys() const { return gates_.size(); }

  // Of each of some texts. Each is whole lines; its last may lack its end.
  [[nodiscard]] std::vector<Present> present_in(std::span<const std::string_view> texts) const;
  [[nodiscard]] Present present_in(std::string_view lines) const;

 private:
  // A state below 0 tells of what was read: of told[-1 - state].
  using State = std::ptrdiff_t;
  struct Automaton {
    std::vector<Present> told;
    State begin = 0;  // of a line
  };
  // What follows each state of an automaton on some byte.
  struct Next {
    const std::int16_t* words = nullptr;
    const std::int16_t* shapes = nullptr;
  };

  struct Lane;
  template <std::size_t kCount>
  void read(Lane* lanes, std::size_t bytes, std::vector<Present>& present) const;
  void end_line(const Lane& lane, std::vector<Present>& present) const;
  void tell(State word, State shape, Present& present) const;

  std::vector<std::string> gates_;
  std::vector<std::string> keys_;
  Automaton words_, shapes_;
  std::array<Next, 256> next_{};  // by byte: state 0 in the columns of its classes
};

}  // namespace phiward
