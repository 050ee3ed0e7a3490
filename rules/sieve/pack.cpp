#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "rules/keyed_pattern.hpp"
#include "rules/sieve/packed.hpp"
#include "rules/sieve/relax.hpp"
#include "rules/sieve/sieve.hpp"
#include "rules/sieve/table.hpp"

namespace phiward {
namespace {

constexpr std::size_t kMostStates = 32'000;

// The patterns that are understood, in one automaton, each with the gate that it gets.
class Understood {
 public:
  void add(std::vector<std::string> patterns, bool relax, sieve::Program& program) {
    for (std::string& pattern : patterns) {
      auto expression = sieve::parse_expression(pattern);
      const bool known = std::ranges::find(gates_, pattern) != gates_.end();
      if (!expression || known) continue;
      if (relax) expression = sieve::relaxed(*std::move(expression));
      program.add(*expression, static_cast<std::uint32_t>(gates_.size()));
      gates_.push_back(std::move(pattern));
    }
  }
  [[nodiscard]] const std::vector<std::string>& gates() const { return gates_; }

 private:
  std::vector<std::string> gates_;
};

void add_names(const std::string& pattern, std::size_t gate, sieve::Program& program) {
  program.add(sieve::parse_expression(pattern).value(), static_cast<std::uint32_t>(gate));
}

void pack_strings(const std::vector<std::string>& strings, sieve::Packer& packer) {
  packer.number(strings.size());
  for (const std::string& text : strings) packer.bytes(text);
}

void pack_table(const sieve::Program& program, sieve::Packer& packer) {
  const auto table = sieve::make_table(program, kMostStates);
  if (!table) throw std::runtime_error("the patterns' automaton is too large");
  packer.bytes(std::string(table->classes.begin(), table->classes.end()));
  packer.number(table->states);
  packer.number(table->begin < 0 ? 1 : 0);
  packer.number(table->told.size());
  for (const std::vector<std::uint32_t>& told : table->told) {
    packer.number(told.size());
    for (const std::uint32_t gate : told) packer.number(gate);
  }
  packer.halves(table->next);
}

}  // namespace

std::string Sieve::pack(Patterns patterns) {
  sieve::Program words;
  sieve::Program shapes;
  Understood understood;
  understood.add(std::move(patterns.words), false, words);
  understood.add(std::move(patterns.markers), false, shapes);
  understood.add(std::move(patterns.shapes), true, shapes);
  const std::size_t gate_of_keys = understood.gates().size();
  if (gate_of_keys >= kMostGates) throw std::runtime_error("there are too many patterns");
  std::vector<std::string>& keys = patterns.keys;
  std::ranges::sort(keys);
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  if (!keys.empty()) {
    add_names(spelled_name_pattern(keys), gate_of_keys, words);
    add_names(hump_name_pattern(keys), gate_of_keys, words);
  }
  sieve::Packer packer;
  pack_strings(understood.gates(), packer);
  pack_strings(keys, packer);
  for (const sieve::Program* program : {&words, &shapes}) pack_table(*program, packer);
  return packer.take();
}

}  // namespace phiward
