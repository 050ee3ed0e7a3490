// All that a line matcher looks for in lines, compiled: shapes, keys, words and markers. Const
// methods may be called from several threads at once; what they find does not depend on lines
// before or behind those they are given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "rules/catalog.hpp"
#include "rules/gates.hpp"
#include "rules/keyed_patterns.hpp"
#include "rules/shape_patterns.hpp"
#include "rules/sightings.hpp"

namespace phiward {

class LinePatterns {
 public:
  // Kinds of witnesses.
  static constexpr std::uint32_t kOfPatients = 0;
  static constexpr std::uint32_t kOfMembers = 1;
  static constexpr std::uint32_t kFirstMarker = 2;  // the first of the markers

  // As a LineMatcher is made. Throws MatchError.
  LinePatterns(const Catalog& catalog, std::span<const std::string_view> markers,
               const Sieve* sieve);

  [[nodiscard]] std::size_t markers() const { return markers_.size(); }

  // What is seen in each of some parts of the text, which are whole lines, with offsets into the
  // text. Many parts at once take less time. Weak shapes are told by the second, and only they.
  [[nodiscard]] std::vector<Sightings> look(std::string_view text,
                                            std::span<const Span> parts) const;
  [[nodiscard]] std::vector<Sightings> look_for_weak(std::string_view text,
                                                     std::span<const Span> parts) const;

  // The line in which a witness of this kind stands.
  [[nodiscard]] std::optional<Span> find(std::uint32_t kind, std::string_view text,
                                         Span lines) const;

 private:
  LinePatterns(const Sieve::Patterns& patterns, std::span<const std::string_view> markers,
               const Sieve* sieve);

  [[nodiscard]] std::size_t first_shape() const;
  void locate(std::size_t gate, std::string_view lines, std::size_t begin, Sightings& seen) const;
  void find_hints(std::string_view lines, std::size_t offset,
                  std::vector<std::size_t>& hints) const;
  [[nodiscard]] std::optional<std::size_t> find(std::uint32_t kind, std::string_view lines) const;

  Gates gates_;
  ShapePatterns strong_;
  ShapePatterns weak_;
  KeyedPatterns keyed_;
  std::vector<std::string> markers_;
  LazyRegex hint_;
  LazyRegex patient_word_;
  LazyRegex member_word_;
  mutable std::once_flag weak_once_;
  mutable std::optional<RegexSet> weak_shapes_;  // compiled when first needed
};

}  // namespace phiward
