#include "rules/sieve/sieve.hpp"

#include <algorithm>

#include "rules/sieve/packed.hpp"

namespace phiward {
namespace {

// Each step waits for the memory that the step before has told of, so several lines are read side
// by side: lines know nothing of each other. More lanes need more registers than there are.
constexpr std::size_t kLanes = 3;
constexpr std::size_t kManyTexts = 2 * kLanes;

// Lines of a text, which has the number `text`.
struct Piece {
  std::size_t text = 0;
  std::string_view lines;
};

// Few texts are cut, so that no lane stands empty.
std::vector<Piece> pieces_of(std::span<const std::string_view> texts) {
  const std::size_t cuts = texts.size() < kManyTexts ? kLanes : 1;
  std::vector<Piece> pieces;
  pieces.reserve(texts.size() * cuts);
  for (std::size_t text = 0; text < texts.size(); ++text) {
    std::string_view rest = texts[text];
    for (std::size_t left = cuts; left > 1; --left) {
      const std::size_t newline = rest.find('\n', rest.size() / left);
      if (newline == rest.npos || newline + 1 == rest.size()) break;
      pieces.push_back({text, rest.substr(0, newline + 1)});
      rest.remove_prefix(newline + 1);
    }
    pieces.push_back({text, rest});
  }
  return pieces;
}

}  // namespace

Sieve::Sieve(std::string_view packed) {
  sieve::Unpacker from(packed);
  const auto strings = [&](std::vector<std::string>& list) {
    list.resize(from.number());
    for (std::string& text : list) text = from.bytes();
  };
  strings(gates_);
  strings(keys_);
  const auto read = [&](Automaton& automaton, const std::int16_t* Next::*column) {
    const std::string_view classes = from.bytes();
    const std::size_t states = from.number();
    automaton.begin = from.number() == 1 ? -1 : 0;
    automaton.told.resize(from.number());
    for (Present& told : automaton.told) {
      for (auto count = from.number(); count > 0; --count) told.set(from.number());
    }
    const std::int16_t* columns = from.halves() + automaton.told.size();
    for (std::size_t byte = 0; byte < next_.size(); ++byte) {
      next_[byte].*column = columns + static_cast<unsigned char>(classes[byte]) * states;
    }
  };
  read(words_, &Next::words);
  read(shapes_, &Next::shapes);
}

struct Sieve::Lane {
  const char* at = nullptr;
  std::size_t left = 0;  // bytes
  bool ended = false;    // with a line end
  std::size_t text = 0;
  State word = 0, shape = 0;
};

void Sieve::tell(State word, State shape, Present& present) const {
  if (word < 0) present |= words_.told[static_cast<std::size_t>(-1 - word)];
  if (shape < 0) present |= shapes_.told[static_cast<std::size_t>(-1 - shape)];
}

// What lanes are at is in registers meanwhile.
template <std::size_t kCount>
void Sieve::read(Lane* lanes, std::size_t bytes, std::vector<Present>& present) const {
  std::array<const char*, kCount> at;
  std::array<State, kCount> word;
  std::array<State, kCount> shape;
  for (std::size_t lane = 0; lane < kCount; ++lane) {
    at[lane] = lanes[lane].at;
    word[lane] = lanes[lane].word;
    shape[lane] = lanes[lane].shape;
  }
  for (std::size_t i = 0; i < bytes; ++i) {
    State any = 0;
    for (std::size_t lane = 0; lane < kCount; ++lane) {
      const Next& next = next_[static_cast<unsigned char>(at[lane][i])];
      word[lane] = next.words[word[lane]];
      shape[lane] = next.shapes[shape[lane]];
      any |= word[lane] | shape[lane];
    }
    if (any >= 0) continue;  // one jump that is nearly always taken
    for (std::size_t lane = 0; lane < kCount; ++lane) {
      tell(word[lane], shape[lane], present[lanes[lane].text]);
    }
  }
  for (std::size_t lane = 0; lane < kCount; ++lane) {
    lanes[lane].at += bytes;
    lanes[lane].left -= bytes;
    lanes[lane].word = word[lane];
    lanes[lane].shape = shape[lane];
  }
}

void Sieve::end_line(const Lane& lane, std::vector<Present>& present) const {
  if (lane.ended) return;
  const Next& next = next_['\n'];
  tell(next.words[lane.word], next.shapes[lane.shape], present[lane.text]);
}

std::vector<Sieve::Present> Sieve::present_in(std::span<const std::string_view> texts) const {
  std::vector<Present> present(texts.size());
  const std::vector<Piece> pieces = pieces_of(texts);
  auto next = pieces.begin();
  std::array<Lane, kLanes> lanes;
  for (std::size_t busy = 0;;) {
    for (; busy < kLanes && next != pieces.end(); ++next) {
      const auto& [text, lines] = *next;
      lanes[busy++] = {lines.data(), lines.size(), lines.ends_with('\n'),
                       text,         words_.begin, shapes_.begin};
    }
    if (busy == 0) return present;
    const auto used = std::span(lanes).first(busy);
    const std::size_t bytes = std::ranges::min(used, {}, &Lane::left).left;
    static_assert(kLanes == 3);
    if (busy == 3) read<3>(lanes.data(), bytes, present);
    if (busy == 2) read<2>(lanes.data(), bytes, present);
    if (busy == 1) read<1>(lanes.data(), bytes, present);
    for (std::size_t i = busy; i-- > 0;) {
      if (lanes[i].left > 0) continue;
      end_line(lanes[i], present);
      lanes[i] = lanes[--busy];
    }
  }
}

Sieve::Present Sieve::present_in(std::string_view lines) const {
  return present_in(std::span(&lines, 1)).front();
}

}  // namespace phiward
