// phiward-unpack: opens containers for phiward, which starts it and speaks to it over
// standard input. Not for people.
#include <exception>
#include <unistd.h>

#include "auditor/unpack/dicom.hpp"
#include "auditor/unpack/pdf.hpp"
#include "auditor/unpack/sandbox.hpp"
#include "auditor/unpack/serve.hpp"

int main() {
  try {
    phiward::prepare_dicom();  // no file can be opened later
    phiward::prepare_pdf();
    phiward::enter_sandbox();
    phiward::serve_requests(STDIN_FILENO);
    return 0;
  } catch (const std::exception&) {
    return 1;  // phiward sees the stream end, and says so
  }
}
