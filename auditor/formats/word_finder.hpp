// Finds the first of several words in one pass over a text, most of which is passed over by hashes
// of a few bytes here and there. Const methods may be called from several threads at once.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

namespace phiward {

class WordFinder {
 public:
  // Exactly as they are spelled; of two bytes or more. REQUIRES: they outlive the finder.
  explicit WordFinder(std::span<const std::string_view> words) : words_(words) {
    const std::size_t shortest = std::ranges::min(words, {}, &std::string_view::size).size();
    window_ = shortest > kMostWindow ? kMostWindow : std::max<std::size_t>(2, shortest - 1);
    step_ = shortest - window_ + 1;
    unused_bits_ = static_cast<unsigned>(8 * (kMostWindow - window_));
    for (const std::string_view word : words) {
      for (std::size_t at = 0; at < step_; ++at) stands_[place_of(word, at)] = true;
    }
  }

  // Where the first begins at or behind `from`; npos if there is none.
  [[nodiscard]] std::size_t find(std::string_view text, std::size_t from = 0) const {
    for (std::size_t at = from; at < text.size(); at += step_) {
      at = next_window(text, at);
      if (at >= text.size()) break;
      for (std::size_t begin = std::max(from + step_, at + 1) - step_; begin <= at; ++begin) {
        if (begins_at(text, begin)) return begin;
      }
    }
    return std::string_view::npos;
  }

 private:
  static constexpr std::size_t kMostWindow = 4;  // bytes
  static constexpr unsigned kPlaceBits = 12;

  // The first at or behind `at`, by steps, that may be of a word. Not in the text: there is none.
  [[nodiscard]] std::size_t next_window(std::string_view text, std::size_t at) const {
    const bool* const stands = stands_.data();
    for (; at + kMostWindow <= text.size(); at += step_) {
      std::uint32_t bytes = 0;
      std::memcpy(&bytes, text.data() + at, sizeof bytes);
      if (stands[place_of(bytes)]) return at;
    }
    while (at < text.size() && !stands[place_of(text, at)]) at += step_;
    return at;
  }

  [[nodiscard]] std::size_t place_of(std::string_view text, std::size_t at) const {
    std::uint32_t bytes = 0;
    std::memcpy(&bytes, text.data() + at, std::min(sizeof bytes, text.size() - at));
    return place_of(bytes);
  }

  [[nodiscard]] std::size_t place_of(std::uint32_t bytes) const {
    constexpr std::uint32_t kFactor = 0x9E3779B1;  // 2^32 over the golden ratio, a prime
    return ((bytes << unused_bits_) * kFactor) >> (32 - kPlaceBits);
  }

  [[nodiscard]] bool begins_at(std::string_view text, std::size_t at) const {
    const std::string_view rest = text.substr(at);
    return std::ranges::any_of(words_, [rest](std::string_view word) {
      return word.front() == rest.front() && rest.starts_with(word);
    });
  }

  std::span<const std::string_view> words_;
  std::size_t window_ = 0;    // bytes that are hashed
  unsigned unused_bits_ = 0;  // of four bytes, behind the window
  std::size_t step_ = 0;      // from one window to the next: one in each word is come by
  std::array<bool, std::size_t{1} << kPlaceBits> stands_{};  // by hash of a window
};

}  // namespace phiward
