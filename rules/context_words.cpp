#include "rules/context_words.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

namespace phiward {
namespace {

constexpr std::array<std::string_view, 46> kPatientWords = {
    "admission", "admit",      "admitted",    "beneficiary", "birthdate", "chf",
    "clinic",    "clinical",   "copd",        "diagnosed",   "diagnoses", "diagnosis",
    "discharge", "discharged", "dob",         "dx",          "emr",       "ehr",
    "encounter", "enrollee",   "guarantor",   "hicn",        "hospital",  "hospitalized",
    "icd",       "inpatient",  "insured",     "mbi",         "medicaid",  "medical",
    "medicare",  "medication", "medications", "mrn",         "nok",       "outpatient",
    "patient",   "patientid",  "patients",    "pt",          "pts",       "radiology",
    "rx",        "ssn",        "subscriber",  "surgery",
};

// Of these, what programs say of pointers, receivers, memory and errors, too.
constexpr auto kHints = std::to_array<std::string_view>(
    {"admission", "admit",     "admitted",   "chf",     "diagnosed", "diagnoses",
     "diagnosis", "discharge", "discharged", "dx",      "emr",       "encounter",
     "icd",       "insured",   "mbi",        "medical", "nok",       "pt",
     "pts",       "rx",        "subscriber", "surgery"});

constexpr std::array<std::string_view, 25> kProviderWords = {
    "attending",  "authenticator", "billing",    "clinician",    "custodian",
    "dea",        "doctor",        "doctors",    "dr",           "md",
    "npi",        "nurse",         "ordering",   "pcp",          "performing",
    "pharmacist", "physician",     "physicians", "practitioner", "prescriber",
    "provider",   "providers",     "referring",  "rendering",    "surgeon"};

template <std::size_t N>
constexpr auto sorted(std::array<std::string_view, N> words) {
  std::ranges::sort(words);
  return words;
}

constexpr auto kSortedPatientWords = sorted(kPatientWords);
constexpr auto kSortedHints = sorted(kHints);
constexpr auto kSortedProviderWords = sorted(kProviderWords);

// Every word around every candidate is asked for: most are refused by first letter and length.
class WordList {
 public:
  constexpr explicit WordList(std::span<const std::string_view> sorted_words)
      : words_(sorted_words) {
    for (const std::string_view word : words_) lengths_[index(word)] |= length_bit(word);
  }
  [[nodiscard]] bool has(std::string_view word) const {
    return !word.empty() && (lengths_[index(word)] & length_bit(word)) != 0 &&
           std::ranges::binary_search(words_, word);
  }

 private:
  static constexpr std::size_t index(std::string_view word) {
    return static_cast<unsigned char>(word.front());
  }
  static constexpr std::uint32_t length_bit(std::string_view word) {
    return std::uint32_t{1} << word.size() % 32;
  }
  std::span<const std::string_view> words_;
  std::array<std::uint32_t, 256> lengths_{};
};

constexpr WordList kPatientList{kSortedPatientWords};
constexpr WordList kProviderList{kSortedProviderWords};

}  // namespace

std::span<const std::string_view> patient_words() { return kSortedPatientWords; }

std::span<const std::string_view> patient_words_alone() {
  static const auto kAlone = [] {
    std::vector<std::string_view> words;
    std::ranges::set_difference(kSortedPatientWords, kSortedHints, std::back_inserter(words));
    return words;
  }();
  return kAlone;
}

std::span<const std::string_view> patient_hints() { return kSortedHints; }

std::span<const std::string_view> member_words() {
  static constexpr std::array<std::string_view, 5> kWords = {"member", "subscriber", "beneficiar",
                                                             "enrollee", "dependent"};
  return kWords;
}

bool is_patient_word(std::string_view word) { return kPatientList.has(word); }

bool is_institution_word(std::string_view word) {
  return word == "clinic" || word == "hospital" || word == "medical" || word == "radiology" ||
         word == "surgery";
}

bool is_customer_word(std::string_view word) { return word == "subscriber"; }

bool is_provider_word(std::string_view word) { return kProviderList.has(word); }

}  // namespace phiward
