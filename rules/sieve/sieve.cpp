#include "rules/sieve/sieve.hpp"

#include <algorithm>

#include "rules/sieve/packed.hpp"

namespace phiward {

Sieve::Sieve(std::string_view packed) {
  sieve::Unpacker from(packed);
  const auto strings = [&](std::vector<std::string>& list) {
    list.resize(from.number());
    for (std::string& text : list) text = from.bytes();
  };
  strings(gates_);
  strings(keys_);
  for (Automaton* automaton : {&words_, &shapes_}) {
    const std::string_view classes = from.bytes();
    const std::size_t states = from.number();
    automaton->begin = from.number() == 1 ? -1 : 0;
    automaton->told.resize(from.number());
    for (Present& told : automaton->told) {
      for (auto count = from.number(); count > 0; --count) told.set(from.number());
    }
    const std::int16_t* columns = from.halves() + automaton->told.size();
    for (std::size_t byte = 0; byte < automaton->next.size(); ++byte) {
      automaton->next[byte] = columns + static_cast<unsigned char>(classes[byte]) * states;
    }
  }
}

// Where both automata are in some lines.
struct Sieve::Reading {
  const Sieve& sieve;
  int word = sieve.words_.begin;
  int shape = sieve.shapes_.begin;

  // Below 0 if something is told.
  int take(char c) {
    const auto byte = static_cast<unsigned char>(c);
    word = sieve.words_.next[byte][word];
    shape = sieve.shapes_.next[byte][shape];
    return word | shape;
  }

  void tell(Present& present) const {
    tell(sieve.words_, word, present);
    tell(sieve.shapes_, shape, present);
  }

 private:
  static void tell(const Automaton& automaton, int state, Present& present) {
    if (state < 0) present |= automaton.told[static_cast<std::size_t>(-1 - state)];
  }
};

// Each step waits for the memory that the step before has told of: two halves are read side by
// side, as lines know nothing of each other.
Sieve::Present Sieve::present_in(std::string_view lines) const {
  Present present;
  const std::size_t newline = lines.find('\n', lines.size() / 2);
  const std::size_t cut = newline == lines.npos ? lines.size() : newline + 1;
  const std::string_view first = lines.substr(0, cut);
  const std::string_view second = lines.substr(cut);
  Reading a{*this};
  Reading b{*this};
  const std::size_t together = std::min(first.size(), second.size());
  for (std::size_t i = 0; i < together; ++i) {
    // One jump that is rarely taken.
    if ((a.take(first[i]) | b.take(second[i])) >= 0) continue;
    a.tell(present);
    b.tell(present);
  }
  const auto finish = [&](Reading& reading, std::string_view rest) {
    for (const char c : rest) {
      if (reading.take(c) < 0) reading.tell(present);
    }
  };
  finish(a, first.substr(together));
  finish(b, second.substr(together));
  if (!lines.ends_with('\n')) finish(second.empty() ? a : b, "\n");
  return present;
}

}  // namespace phiward
