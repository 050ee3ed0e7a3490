// Reads the loci of one X12 interchange, segment by segment, and keeps in mind of whom they speak.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/formats/fields.hpp"
#include "auditor/formats/known_names.hpp"
#include "auditor/formats/spoken_segment.hpp"
#include "auditor/formats/x12_delimiters.hpp"
#include "auditor/formats/x12_loci.hpp"

namespace phiward::x12 {

class InterchangeReader {
 public:
  // Outside of interchanges (`enveloped` is false) only segments that are unmistakable are read,
  // and those that follow them.
  // REQUIRES: `text` and `fields` outlive this.
  InterchangeReader(std::string_view text, const Delimiters& delimiters, bool enveloped,
                    Fields& fields)
      : text_(text),
        delimiters_(delimiters),
        fields_(fields),
        record_(fields.new_record()),
        patient_record_(record_),
        believed_(enveloped) {}

  void read(const SpokenSegment& segment);

 private:
  void split(std::string_view said);
  void enter(const Loop& loop);
  void name_entity(std::string_view code);
  void add_name();
  void read_locus(const Locus& locus);
  void read_dates(const Locus& locus, const Meaning& meaning);
  void read_prose(std::size_t number);
  void add(std::size_t number, std::string_view value, const Meaning& meaning);
  void new_record() { record_ = patient_record_ = fields_.new_record(); }

  [[nodiscard]] std::string_view element(std::size_t number) const {
    return number < elements_.size() ? elements_[number] : std::string_view();
  }
  [[nodiscard]] bool is_unmistakable() const;
  [[nodiscard]] std::string name_of(std::size_t number, const Meaning& meaning) const;

  std::string_view text_;
  Delimiters delimiters_;
  Fields& fields_;
  std::uint32_t record_;
  std::uint32_t patient_record_;  // of the loop's patient; another insured has one of their own
  bool believed_;
  bool in_claim_ = false;
  const SpokenSegment* segment_ = nullptr;  // the one that is read
  std::vector<std::string_view> elements_;  // of it; elements_[0] is its name
  Subject side_ = Subject::patient;
  std::string entity_;  // code of the NM1 or N1 in force
  KnownNames names_;
};

}  // namespace phiward::x12
