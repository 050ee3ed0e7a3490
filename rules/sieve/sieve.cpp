#include "rules/sieve/sieve.hpp"

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
  for (Automaton* automaton : {&words_, &humps_, &shapes_}) {
    const std::string_view classes = from.bytes();
    const std::size_t states = from.number();
    automaton->first_telling = from.number();
    automaton->told.resize(states - automaton->first_telling);
    for (Present& told : automaton->told) {
      for (auto count = from.number(); count > 0; --count) told.set(from.number());
    }
    const std::uint16_t* columns = from.halves();
    for (std::size_t byte = 0; byte < automaton->next.size(); ++byte) {
      automaton->next[byte] = columns + static_cast<unsigned char>(classes[byte]) * states;
    }
  }
}

Sieve::Present Sieve::present_in(std::string_view lines) const {
  Present present;
  std::uint32_t word = 0;
  std::uint32_t hump = 0;
  std::uint32_t shape = 0;
  const auto tell = [&](const Automaton& automaton, std::uint32_t state) {
    if (state >= automaton.first_telling)
      present |= automaton.told[state - automaton.first_telling];
  };
  const auto take = [&](unsigned char byte) {
    word = words_.next[byte][word];
    hump = humps_.next[byte][hump];
    shape = shapes_.next[byte][shape];
    // One jump that is rarely taken.
    const bool telling = static_cast<unsigned>(word >= words_.first_telling) |
                         static_cast<unsigned>(hump >= humps_.first_telling) |
                         static_cast<unsigned>(shape >= shapes_.first_telling);
    if (!telling) return;
    tell(words_, word);
    tell(humps_, hump);
    tell(shapes_, shape);
  };
  for (const char c : lines) take(static_cast<unsigned char>(c));
  if (!lines.ends_with('\n')) take('\n');
  return present;
}

}  // namespace phiward
