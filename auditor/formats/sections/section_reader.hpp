// Reads a document section by section, each with the lines it stands under before it; sections
// that were read before are remembered. What is found depends on nothing but the document.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "auditor/formats/fields.hpp"
#include "auditor/formats/key_filter.hpp"
#include "auditor/formats/sections/section_cutter.hpp"
#include "auditor/formats/sections/section_map.hpp"
#include "auditor/formats/sections/section_memory.hpp"
#include "rules/judge.hpp"

namespace phiward {

struct Reader;

// Not to be shared between threads.
class SectionReader {
 public:
  // REQUIRES: both outlive this.
  SectionReader(const KeyFilter& keys, EmptyBlocks& empty) : keys_(keys), memory_(empty) {}

  // By each of `readers`, in this order. `within` are the parts of the text whose sections are
  // read, in order; `versions` may be null; values borrow from document.text.
  void read(const Document& document, std::span<const Reader* const> readers,
            std::span<const Span> within, SectionVersions* versions, Fields& fields);

  // By a reader of parts: each by itself. Values borrow from document.text.
  void read_parts(const Document& document, const Reader* reader, Fields& fields);

 private:
  // Puts everything that reading depends on into assembled_; gives what is read of it, the outline
  // and the section.
  std::string_view assemble(std::string_view context, std::string_view text,
                            const Section& section);
  // What was found in assembled_, of which `section` is what is read, or what is found there now.
  // Valid until the next call.
  const SectionFields& found_in(std::span<const Reader* const> readers, const Document& section,
                                std::size_t outline);
  [[nodiscard]] SectionFields find_in_section(std::span<const Reader* const> readers,
                                              const Document& section) const;

  const KeyFilter& keys_;
  SectionMemory memory_;
  std::string assembled_;  // the context, the outline and the section
};

}  // namespace phiward
