// Whether a document speaks of health where it speaks of a member: members and subscribers are
// everywhere, in clubs, lists and DocBook; only where such words are too, they are of a health
// plan.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace phiward::key_value {

// Borrows the text. Each part of it is searched once. Not thread-safe.
class HealthTalk {
 public:
  // Bytes of a text that tell what near(0) says.
  static constexpr std::size_t kHead = 2 * 4'096 + 16;

  explicit HealthTalk(std::string_view text);

  // In the first few thousand bytes of the document, or of those before and behind `at`.
  [[nodiscard]] bool near(std::size_t at);

 private:
  enum class Known : std::uint8_t { nothing, silent, speaking };

  [[nodiscard]] bool in_part(std::size_t part);

  std::string_view text_;
  std::vector<Known> parts_;
};

}  // namespace phiward::key_value
