#include "rules/sieve/table.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "rules/sieve/equal_states.hpp"

namespace phiward::sieve {
namespace {

using Item = Program::Item;

struct State {
  std::vector<Item> items;
  std::vector<std::uint32_t> told;
  auto operator<=>(const State&) const = default;  // NOLINT(modernize-use-nullptr)
};

template <class T>
void sort_unique(std::vector<T>& items) {
  std::ranges::sort(items);
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

// Bytes that no pattern tells from each other share a class. One representative of each.
std::vector<unsigned char> classify(const Program& program,
                                    std::array<std::uint8_t, 256>& classes) {
  std::vector<unsigned char> first;
  std::map<std::vector<bool>, std::uint8_t> known;
  for (unsigned byte = 0; byte < classes.size(); ++byte) {
    const auto c = static_cast<unsigned char>(byte);
    std::vector<bool> signature{c == '\n', is_word_byte(c)};
    for (const Bytes& set : program.byte_sets()) signature.push_back(set[byte]);
    const auto [at, is_new] =
        known.try_emplace(std::move(signature), static_cast<std::uint8_t>(known.size()));
    classes[byte] = at->second;
    if (is_new) first.push_back(c);
  }
  return first;
}

class Maker {
 public:
  Maker(const Program& program, std::size_t most) : program_(program), most_(most) {
    for (const Before before : {Before::line_begin, Before::word, Before::other}) {
      program.begin(before, begins_[static_cast<std::size_t>(before)]);
    }
  }

  bool run(Table& table) {
    const std::vector<unsigned char> bytes = classify(program_, table.classes);
    table.class_count = static_cast<std::uint32_t>(bytes.size());
    number({begins_[0], {}});  // Before::line_begin
    for (std::size_t state = 0; state < states_.size(); ++state) {
      if (states_.size() > most_) return false;
      rows_.emplace_back(bytes.size());
      for (std::size_t c = 0; c < bytes.size(); ++c) {
        rows_[state][c] = number(step(states_[state]->items, bytes[c]));
      }
    }
    lay_out(table);
    return true;
  }

 private:
  State step(const std::vector<Item>& items, unsigned char byte) const {
    State next;
    program_.step(items, byte, next.items, next.told);
    const auto& begins = begins_[static_cast<std::size_t>(before_next(byte))];
    next.items.insert(next.items.end(), begins.begin(), begins.end());
    return next;
  }

  std::uint16_t number(State state) {
    program_.take_matched(state.items, state.told);
    sort_unique(state.items);
    sort_unique(state.told);
    const auto [at, is_new] =
        known_.try_emplace(std::move(state), static_cast<std::uint16_t>(known_.size()));
    if (is_new) states_.push_back(&at->first);
    return at->second;
  }

  // By state: what it tells, by number.
  [[nodiscard]] std::vector<std::uint16_t> kinds() const {
    std::map<std::vector<std::uint32_t>, std::uint16_t> known;
    std::vector<std::uint16_t> kinds;
    for (const State* state : states_) {
      const auto number = static_cast<std::uint16_t>(known.size());
      kinds.push_back(known.try_emplace(state->told, number).first->second);
    }
    return kinds;
  }

  void lay_out(Table& table) const {
    const std::vector<std::uint16_t> groups = group_equal_states(rows_, kinds());
    std::vector<std::size_t> firsts;  // by group: its first state
    std::vector<std::int16_t> places;
    std::int16_t silent = 0;
    for (std::size_t state = 0; state < groups.size(); ++state) {
      if (groups[state] < firsts.size()) continue;
      firsts.push_back(state);
      const std::vector<std::uint32_t>& told = states_[state]->told;
      if (!told.empty()) table.told.push_back(told);
      places.push_back(told.empty() ? silent++ : static_cast<std::int16_t>(-table.told.size()));
    }
    table.states = static_cast<std::uint32_t>(firsts.size());
    table.begin = places.front();
    table.next.resize(firsts.size() * table.class_count);
    for (std::size_t group = 0; group < firsts.size(); ++group) {
      const auto row = static_cast<std::size_t>(places[group] + std::ssize(table.told));
      for (std::size_t c = 0; c < table.class_count; ++c) {
        table.next[c * firsts.size() + row] = places[groups[rows_[firsts[group]][c]]];
      }
    }
  }

  const Program& program_;
  std::size_t most_;
  std::array<std::vector<Item>, 3> begins_;
  std::map<State, std::uint16_t> known_;
  std::vector<const State*> states_;  // nodes of known_ do not move
  Rows rows_;
};

}  // namespace

std::optional<Table> make_table(const Program& program, std::size_t most_states) {
  Table table;
  if (!Maker(program, most_states).run(table)) return std::nullopt;
  return table;
}

}  // namespace phiward::sieve
