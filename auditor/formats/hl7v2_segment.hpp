// Reads the loci of one HL7 v2 segment after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/formats/fields.hpp"
#include "auditor/formats/hl7v2_delimiters.hpp"
#include "auditor/formats/hl7v2_loci.hpp"
#include "auditor/formats/known_names.hpp"
#include "auditor/formats/spoken_segment.hpp"

namespace phiward::hl7v2 {

class SegmentReader {
 public:
  // REQUIRES: both outlive this.
  SegmentReader(std::string_view text, Fields& fields) : text_(text), fields_(fields) {}

  // What follows is a message of its own, written with `delimiters`.
  void begin_message(const Delimiters& delimiters);

  // Adds the values of a segment. `name` is in capital letters. Outside of messages, a segment
  // must show more than its name: tables of the standard begin their rows with it too.
  void read(const SpokenSegment& segment, std::string_view name, const Delimiters& delimiters);

 private:
  void read_locus(std::string_view field, const Locus& locus);
  void read_value(std::string_view value, const Locus& locus);
  void read_text(std::string_view value, const Locus& locus);
  void read_id(std::string_view value, const Locus& locus);
  void read_name(std::string_view value, std::size_t first, const Locus& locus);
  void read_staff(std::string_view value, const Locus& locus);
  void read_address(std::string_view value, const Locus& locus);
  void read_phone(std::string_view value, const Locus& locus);
  void read_days(std::string_view value, const Locus& locus);
  void read_day(std::string_view value, const Locus& locus);
  void read_prose(std::string_view value, const Locus& locus);
  void read_result();
  void read_local();

  void add(std::string_view value, const Locus& locus) {
    add(value, locus, locus.identifier, locus.key);
  }
  void add(std::string_view value, const Locus& locus, std::optional<Identifier> identifier,
           std::string_view key);

  void split(std::string_view said);
  void begin_record();
  [[nodiscard]] bool is_telling() const;
  [[nodiscard]] bool has_degree(std::string_view value) const;  // of those who treat
  [[nodiscard]] std::string_view field(std::size_t number) const;
  // Components count from 1; several come with the separators between them.
  [[nodiscard]] std::string_view components(std::string_view value, std::size_t first,
                                            std::size_t count) const;
  [[nodiscard]] std::string_view component(std::string_view value, std::size_t number) const {
    return components(value, number, 1);
  }

  std::string_view text_;
  Fields& fields_;
  Delimiters delimiters_;
  const SpokenSegment* segment_ = nullptr;  // the one that is read
  std::vector<std::string_view> split_;     // its fields, from its name on
  std::string name_;                        // of it
  std::size_t number_ = 0;                  // of its field that is read
  bool in_message_ = false;
  bool awaits_patient_ = false;  // the message has not named its patient yet
  bool telling_ = false;
  std::uint32_t record_ = 0;  // 0: none yet
  KnownNames names_;          // of the record's people
};

}  // namespace phiward::hl7v2
