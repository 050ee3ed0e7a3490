#include "auditor/formats/dicom/loci.hpp"

#include <algorithm>
#include <array>

namespace phiward::dicom {
namespace {

using enum Type;
using I = Identifier;
constexpr auto kNone = std::nullopt;
constexpr Subject kPatient = Subject::patient;
constexpr Subject kStaff = Subject::provider;  // the institution's people, places and machines

constexpr std::string_view kCare = "service date";
constexpr std::string_view kUid = "dicom instance uid";

// Sorted by tag.
constexpr auto kLoci = std::to_array<Locus>({
    {0x00080020, "StudyDate", date, kNone, kCare, kPatient},
    {0x00080021, "SeriesDate", date, kNone, kCare, kPatient},
    {0x00080022, "AcquisitionDate", date, kNone, kCare, kPatient},
    {0x00080023, "ContentDate", date, kNone, kCare, kPatient},
    {0x0008002A, "AcquisitionDateTime", date, kNone, kCare, kPatient},
    {0x00080050, "AccessionNumber", text, I::mrn, "accession number", kPatient},
    {0x00080080, "InstitutionName", text, I::address, "", kStaff},
    {0x00080081, "InstitutionAddress", text, I::address, "", kStaff},
    {0x00080090, "ReferringPhysicianName", name, I::name, "", kStaff},
    {0x00080092, "ReferringPhysicianAddress", text, I::address, "", kStaff},
    {0x00080094, "ReferringPhysicianTelephoneNumbers", text, I::phone, "", kStaff},
    {0x00081048, "PhysiciansOfRecord", name, I::name, "", kStaff},
    {0x00081050, "PerformingPhysicianName", name, I::name, "", kStaff},
    {0x00081060, "NameOfPhysiciansReadingStudy", name, I::name, "", kStaff},
    {0x00081070, "OperatorsName", name, I::name, "", kStaff},
    {0x00100010, "PatientName", name, I::name, "patient name", kPatient},
    {0x00100020, "PatientID", text, I::mrn, "mrn", kPatient},
    {0x00100030, "PatientBirthDate", date, I::date, "birth date", kPatient},
    {0x00101000, "OtherPatientIDs", text, I::mrn, "mrn", kPatient},
    {0x00101001, "OtherPatientNames", name, I::name, "patient name", kPatient},
    {0x00101005, "PatientBirthName", name, I::name, "maiden name", kPatient},
    {0x00101010, "PatientAge", text, I::age, "patient age", kPatient},
    {0x00101040, "PatientAddress", text, I::address, "address", kPatient},
    {0x00101050, "InsurancePlanIdentification", text, I::health_plan, "member id", kPatient},
    {0x00101060, "PatientMotherBirthName", name, I::name, "mothers maiden name", kPatient},
    {0x00101090, "MedicalRecordLocator", text, I::mrn, "mrn", kPatient},
    {0x00102154, "PatientTelephoneNumbers", text, I::phone, "phone", kPatient},
    {0x00102155, "PatientTelecomInformation", text, I::phone, "phone", kPatient},
    {0x00102297, "ResponsiblePerson", name, I::name, "guarantor name", kPatient},
    {0x00120040, "ClinicalTrialSubjectID", text, I::other, "subject id", kPatient},
    {0x00120042, "ClinicalTrialSubjectReadingID", text, I::other, "subject id", kPatient},
    {kIdentityRemoved, "PatientIdentityRemoved", marker, kNone, "", kPatient},
    {0x00181000, "DeviceSerialNumber", text, I::device, "device serial number", kStaff},
    {0x00181009, "UniqueDeviceIdentifier", text, I::device, "", kStaff},
    {0x0020000D, "StudyInstanceUID", text, kNone, kUid, kPatient},
    {0x00200010, "StudyID", text, kNone, "study id", kPatient},
    {0x00321032, "RequestingPhysician", name, I::name, "", kStaff},
    {0x00380010, "AdmissionID", text, I::mrn, "visit number", kPatient},
    {0x00380020, "AdmittingDate", date, kNone, "admission date", kPatient},
    {0x00380030, "DischargeDate", date, kNone, "discharge date", kPatient},
    {0x00380400, "PatientInstitutionResidence", text, I::address, "address", kPatient},
    {0x00400002, "ScheduledProcedureStepStartDate", date, kNone, kCare, kPatient},
    {0x00400006, "ScheduledPerformingPhysicianName", name, I::name, "", kStaff},
    {0x00400244, "PerformedProcedureStepStartDate", date, kNone, kCare, kPatient},
    {0x00401102, "PersonAddress", text, I::address, "", kStaff},
    {0x00401103, "PersonTelephoneNumbers", text, I::phone, "", kStaff},
    {0x00402008, "OrderEnteredBy", name, I::name, "", kStaff},
    {0x00402010, "OrderCallbackPhoneNumber", text, I::phone, "", kStaff},
    {0x00402016, "PlacerOrderNumberImagingServiceRequest", text, I::mrn, "accession number",
     kPatient},
    {0x00402017, "FillerOrderNumberImagingServiceRequest", text, I::mrn, "accession number",
     kPatient},
    {0x0040A075, "VerifyingObserverName", name, I::name, "", kStaff},
    {0x0040A123, "PersonName", name, I::name, "", kStaff},
    {0x00700084, "ContentCreatorName", name, I::name, "", kStaff},
    {0x40080114, "PhysicianApprovingInterpretation", name, I::name, "", kStaff},
    {0x40080119, "DistributionName", name, I::name, "", kStaff},
    {0x4008011A, "DistributionAddress", text, I::address, "", kStaff},
});
static_assert(std::ranges::is_sorted(kLoci, {}, &Locus::tag));
static_assert(std::ranges::all_of(kLoci, [](const Locus& locus) {
  const std::uint32_t digit = locus.tag >> 28U;
  return digit < 10 && kFirstDigits.find(static_cast<char>('0' + digit)) != kFirstDigits.npos;
}));

constexpr auto kByKeyword = [] {
  auto loci = kLoci;
  std::ranges::sort(loci, {}, &Locus::keyword);
  return loci;
}();

}  // namespace

const Locus* locus_of(std::uint32_t tag) {
  const auto* found = std::ranges::lower_bound(kLoci, tag, {}, &Locus::tag);
  return found == kLoci.end() || found->tag != tag ? nullptr : found;
}

const Locus* locus_of(std::string_view keyword) {
  const auto* found = std::ranges::lower_bound(kByKeyword, keyword, {}, &Locus::keyword);
  return found == kByKeyword.end() || found->keyword != keyword ? nullptr : found;
}

}  // namespace phiward::dicom
