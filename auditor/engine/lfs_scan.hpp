// The contents of Git LFS files, as far as they are here: inspected as what stands in the place of
// their pointers. One thread calls; contents are read on several.
#pragma once

#include <map>
#include <string>

#include "auditor/engine/blob_scan.hpp"
#include "auditor/engine/lfs.hpp"
#include "auditor/engine/recorder.hpp"

namespace phiward {

class LfsScan {
 public:
  // REQUIRES: both outlive this.
  LfsScan(const BlobScan& settings, Recorder& recorder)
      : settings_(settings), recorder_(recorder) {}

  // What the place borrows must live until run().
  void add(const LfsPointer& pointer, const Place& place);

  // Inspects each content once, at the first of its places. One that is not here is a gap, or,
  // where the scan was told of no place for them, content that was not looked into.
  void run();

 private:
  struct Content {
    LfsPointer pointer;
    Place place;
    Inspection inspection;
    std::string unscanned;  // the reason; empty if it was looked at
  };
  void inspect(Content& content) const;

  const BlobScan& settings_;
  Recorder& recorder_;
  std::map<std::string, Content> contents_;  // by oid
};

}  // namespace phiward
