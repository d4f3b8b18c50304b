"""Pages of feedback, bimbingan and konseling."""
